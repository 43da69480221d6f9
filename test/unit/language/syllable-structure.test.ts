import { describe, expect, it } from 'vitest';
import { isTonelessSyllable, isVietnameseSyllable, spell } from '../../../src/language/syllable-structure.js';

const words = (text: string): string[] => text.trim().split(/\s+/u);

const formed =
  words(`giấy đất quyền hộ khẩu nghĩa ngành nghiêng thường rượu khuya khuyến khuỷu thuở hươu ưu ước ừ ở ý yêu yếm yên
  gì gìn giếng giết già giữa giường quý quốc quyết quấy quơ Quới huýt huỳnh xoong moóc boong loắt hoặc ngoằn oanh uỷ ủy hoà hòa
  tuếch kỳ ký mỹ tỷ pin GIẤY Đường xuềnh góa ngoáy liên lưu bưu`);

const illFormed =
  words(`khac đât giâýâ nghành ngiêng kám cỳ ciên qoan quuyền giiy khìc tòch bàp đăk Đắk Krông iêu iên cuyên coá
  uơc lă bâ cưă zalo wifi form xyz bcd a1 loong coong khoong tưo ngừơiơ lamf b đđi vớỉ`);

describe('isVietnameseSyllable', () => {
  it.each(formed)('takes %s', (word) => {
    expect(isVietnameseSyllable(word)).toBe(true);
    expect(isVietnameseSyllable(word.normalize('NFD'))).toBe(true);
  });

  it.each(illFormed)('refuses %s', (word) => {
    expect(isVietnameseSyllable(word)).toBe(false);
  });

  it('asks sắc or nặng of a stop, and only of a stop', () => {
    for (const base of ['các', 'cạc', 'ích', 'ịch', 'hợp', 'tốt']) expect(isVietnameseSyllable(base)).toBe(true);
    for (const base of ['cac', 'cảc', 'cãc', 'ich', 'ìch', 'hơp', 'tồt'])
      expect(isVietnameseSyllable(base)).toBe(false);
  });
});

describe('isTonelessSyllable', () => {
  it.each(words('giay dat khac quoc nghia thuong khuya gi gieng quyet xoong y yeu nguoi uoc d' + 'oi'))(
    'takes %s',
    (word) => {
      expect(isTonelessSyllable(word)).toBe(true);
    },
  );

  it.each(words('nghanh kahi sihn bcd zalo form test nguoiw ieu kam qoan giayy khaii'))('refuses %s', (word) => {
    expect(isTonelessSyllable(word)).toBe(false);
  });
});

it.each([
  ['h', 'oa', 2, 'hòa'],
  ['t', 'oan', 2, 'toàn'],
  ['qu', 'y', 1, 'quý'],
  ['gi', 'a', 2, 'già'],
  ['th', 'uơ', 3, 'thuở'],
  ['ng', 'ươi', 2, 'người'],
  ['ng', 'oai', 2, 'ngoài'],
  ['kh', 'uya', 5, 'khuỵa'],
  ['ng', 'uyên', 4, 'nguyễn'],
  ['m', 'ia', 1, 'mía'],
  ['m', 'ưa', 2, 'mừa'],
  ['l', 'am', undefined, 'lam'],
] as const)('spell(%j, %j, %j) is %j', (onset, rime, tone, expected) => {
  expect(spell(onset, rime, tone)).toBe(expected);
});
