import { describe, expect, it } from 'vitest';
import { readProcedureFiles } from '../../../src/knowledge/procedure-file.js';
import { decodeKeyboard, decodeKeyboardWords } from '../../../src/language/keyboard.js';
import { isVietnameseSyllable } from '../../../src/language/syllable-structure.js';
import { toneKey } from '../../../src/language/syllables.js';

const pairs = (text: string): string[][] =>
  text
    .trim()
    .split(/\s+/u)
    .map((pair) => pair.split('='));
const words = (text: string): string[] => text.trim().split(/\s+/u);

const telex =
  pairs(`giaays=giấy lamf=làm ddaats=đất ddang=đang kys=ký thuwowngf=thường thwowngf=thường thuowngf=thường thuongwf=thường
  thuowfng=thường quyeenf=quyền quyeefn=quyền nguowif=người ngwowif=người nguwowif=người dduwowcj=được dduowcj=được dduwocwj=được
  twf=từ nhwng=nhưng chwngs=chứng thw=thư uwowcs=ước wowcs=ước ruwowuj=rượu huwowu=hươu luwu=lưu buwu=bưu muaw=mưa muwa=mưa
  gif=gì gias=giá giuwx=giữ giuwxa=giữa giuowngf=giường quys=quý quoocs=quốc hoawcj=hoặc hoacwj=hoặc hojo=hộ canaf=cần laafn=lần
  khoong=không coong=công tooi=tôi oong=ông baf=bà hoof=hồ sow=sơ veef=về ddeen=đên cos=có nghieemj=nghiệm vieetj=việt vietj=việt
  nguyenx=nguyễn thuees=thuế khaaur=khẩu tamj=tạm taamj=tậm truss=- trus=trú ddiaj=địa xax=xã phuwowngf=phường uyr=ủy nhaan=nhân daan=dân
  ddoocj=độc thaan=thân khuyeets=khuyết taatj=tật nghirx=- nghir=nghỉ vieecj=việc has=há his=hí cans=cán this=thí`);

const vni =
  pairs(`ho65=hộ kha63u=khẩu gia61y=giấy giay61=giấy giay16=giấy d9a6t1=đất d9a61t=đất dat619=đất d9i=đi d9o7n=đơn d9ie65n=điện
  thu7o72ng=thường thuo72ng=thường thuong72=thường ru7o75u=rượu moi1=mói moi71=mới kho6ng=không co1=có gi2=gì nam8=năm cua3=của
  o73=ở o72=ờ u72=ừ y1=ý quye62n=quyền quyen62=quyền nguye6n4=nguyễn tro73=trở ca61p=cấp la2m=làm d9u7o75c=được nha2=nhà thue61=thuế
  ngu7o72i=người xa4=xã ky1=ký so63=sổ d9o3=đỏ va62n=vần hu7o7ng1=hướng`);

const half =
  pairs(`giâys=giấy đăngf=đằng thươngf=thường đươcj=được quyênf=quyền thuờng=thường ngưòi=người nuớc=nước đưọc=được trưòng=trường
  hô5=hộ giâ1y=giấy đaats=đất đuowcj=được viẹt=việt hoặcj=hoặc Bước1=Bước nhiẹm=nhiệm`);

const kept = words(`khai sinh con giay to dat nam hoa xoong giấy hoà hòa được Việt boong moóc
  as is us or of if too off foot less class boss pass ass miss been seen room moon teen door hair more here there list cost post test form
  online express address facebook passport wifi zalo VNeID VssID eTax software windows news news visa taxi bus gas www web max box sofa
  Zoom iPhone PDF GIS USB WHO USD TW kw kwh exe wow show view two low now down town photo email internet excel word scan fax
  H15 50 260706 1377 CT01 CT07 A1 B2 b1 C06 c1 2026 1.001193 m2 m3 u23 h1n1 4g 5G covid19 mp3 NA17 TK1 QH14 KT3 F0 G22 1b d2 e1 n1
  quan1 quan3 to2 nam2 thang5 khu3 cap1 lop10 x1 ạaa ddd dd d9 w s f đđ lasf las1s truss lamff VNeid IDs OK ok hs ks dk hkd bhyt sdt ntn
  Khoongg Đắk Krông Loỏng vớỉ wa wá wen`);

describe('decodeKeyboard', () => {
  it.each([...telex, ...vni, ...half])('reads %s as %s', (word, expected) => {
    expect(decodeKeyboard(word as string) ?? '-').toBe(expected);
  });

  it.each(kept)('leaves %s', (word) => {
    expect(decodeKeyboard(word)).toBeUndefined();
  });

  it.each(pairs('Lamf=Làm GIAAYS=GIẤY DDAATS=ĐẤT HO65=HỘ Ddoongf=Đồng Kha63u=Khẩu NGUYEENX=NGUYỄN'))(
    'keeps the capitals of %s',
    (word, expected) => {
      expect(decodeKeyboard(word as string)).toBe(expected);
    },
  );

  it('takes a decomposed word, and gives up on a long one at once', () => {
    expect(decodeKeyboard('giâys'.normalize('NFD'))).toBe('giấy');
    const started = performance.now();
    for (const long of ['a'.repeat(100_000), 'sf'.repeat(50_000), 'giaays'.repeat(20_000)])
      expect(decodeKeyboard(long)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(20);
  });
});

describe('decodeKeyboardWords', () => {
  const read = (text: string): string => decodeKeyboardWords(text.split(' ')).join(' ');

  it.each([
    ['lamf giaays khai sinh cho con', 'làm giấy khai sinh cho con'],
    ['ddang kys xe oo too', 'đăng ký xe ô tô'.replace('đăng', 'đang')],
    ['hoj teen cuar toi', 'họ tên của toi'],
    ['mat5 the3 can8 cuoc71 thi2 sao', 'mạt thẻ căn cước thì sao'],
    ['d9a8ng ky1 ta5m tru1 o73 d9a6u', 'đăng ký tạm trú ở đâu'],
    ['nooj post qua VNeID ddc khoong', 'nộ post qua VNeID ddc không'],
    ['làm visa và passport ở room nào', 'làm visa và passport ở room nào'],
    ['see you too', 'see you too'],
  ])('%j is %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

/** The keys that give a syllable, in the ways people strike them. */
const telexMark: Record<string, string> = { '\u0302': '', '\u0306': 'w', '\u031B': 'w' };
const vniMark: Record<string, string> = { '\u0302': '6', '\u0306': '8', '\u031B': '7' };
const tones = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];

function keys(syllable: string, mode: 'telex' | 'vni', toneAt: 'end' | 'vowel', marksAt: 'end' | 'vowel'): string {
  let [text, tone, late] = ['', '', ''];
  const add = (mark: string): void => {
    if (marksAt === 'vowel') text += mark;
    else if (!late.includes(mark)) late += mark;
  };
  for (const letter of syllable.toLowerCase().normalize('NFD')) {
    const toneIndex = tones.indexOf(letter);
    if (toneIndex >= 0) {
      const key = (mode === 'telex' ? 'sfrxj' : '12345')[toneIndex] as string;
      if (toneAt === 'vowel') text += key;
      else tone = key;
    } else if (letter === 'đ') text += mode === 'telex' ? 'dd' : 'd9';
    else if (letter in telexMark)
      add(
        mode === 'vni'
          ? (vniMark[letter] as string)
          : telexMark[letter] || (/[aeo](?=[sfrxj]?$)/u.exec(text)?.[0] as string),
      );
    else text += letter;
  }
  return text + late + tone;
}

it('brings back every syllable of the procedures, and touches none of them', async () => {
  const { procedures } = await readProcedureFiles('knowledge/procedures');
  const texts = procedures.flatMap((procedure) => [procedure.name, ...procedure.aliases]);
  const clean = texts.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []);
  expect(clean.filter((word) => decodeKeyboard(word) !== undefined)).toEqual([]);

  const syllables = [...new Set(clean.map((word) => word.toLowerCase()))].filter(
    (word) => /[^\p{ASCII}]/u.test(word) && isVietnameseSyllable(word),
  );
  let [alone, among, total] = [0, 0, 0];
  for (const syllable of syllables) {
    for (const mode of ['telex', 'vni'] as const)
      for (const toneAt of ['end', 'vowel'] as const)
        for (const marksAt of ['end', 'vowel'] as const) {
          const typed = keys(syllable, mode, toneAt, marksAt);
          total += 1;
          if (toneKey(decodeKeyboard(typed) ?? typed) === toneKey(syllable)) alone += 1;
          if (toneKey(decodeKeyboard(typed, true) ?? typed) === toneKey(syllable)) among += 1;
        }
  }
  console.log(
    `keyboard: ${total} keyed forms, alone ${((100 * alone) / total).toFixed(1)} %, among keyed words ${((100 * among) / total).toFixed(1)} %`,
  );
  expect(alone / total).toBeGreaterThan(0.95);
  expect(among / total).toBeGreaterThan(0.97);
});
