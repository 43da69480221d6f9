/** The words that numbers are made of, with accents and, where a transcript has none, without ("hai muoi lam ngan"). */

const lookup = <T>(rows: Record<string, T>): ReadonlyMap<string, T> =>
  new Map(Object.entries(rows).flatMap(([spellings, value]) => spellings.split(' ').map((word) => [word, value])));

const initialDigits = lookup({
  'không khong': 0,
  'một mot': 1,
  hai: 2,
  ba: 3,
  'bốn bon': 4,
  'năm nam': 5,
  'sáu sau': 6,
  'bảy bẩy bay': 7,
  'tám tam': 8,
  'chín chin': 9,
});

/** How a digit sounds after a ten; none of these starts a number. */
const tailDigits = lookup({ mốt: 1, 'tư tu': 4, 'lăm nhăm lam nham': 5 });

const scales = lookup({
  'nghìn ngàn nghin ngan': 1e3,
  vạn: 1e4,
  'triệu trieu': 1e6,
  'tỷ tỉ ty': 1e9,
});

export const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const inSet = (words: string): ((word: string | undefined) => boolean) => {
  const set = setOf(words);
  return (word) => word !== undefined && set.has(word);
};

export const isTen = inSet('mười muoi');
export const isTens = inSet('mươi chục muoi chuc');
export const isHundred = inSet('trăm tram');
export const isLink = inSet('linh lẻ le');
export const isHalf = inSet('rưỡi rưởi ruoi');
export const isMinus = inSet('âm trừ');
export const isPoint = inSet('phẩy phay chấm cham');
export const isFive = inSet('năm nam');
export const isZero = inSet('không khong');

/** Without its accents the word is an everyday word too: "sau" is sáu and sau, "nam" is năm and nam. */
export const isBare = inSet(
  'khong mot bon nam sau bay tam chin muoi tram nghin ngan trieu ty chuc le ruoi tu lam nham phay cham',
);

/** A number word that a unit of this kind follows counts that unit. Grouped as people count; accented and bare. */
export const isCounter = inSet(
  'ngày ngay tháng thang tuần tuan hôm buổi tuổi tuoi lần lan lượt người nguoi bản ban bộ tờ trang tấm ảnh quyển cuốn liên ' +
    'phút phut giây tiếng giờ gio quý hộ thành khoản trường',
);

const bareUnits = inSet('dong do la phan met gio phut ngay thang nam tuan tuoi lan nguoi ban bo to trang tam anh');

/** Second halves of words whose first half sounds like a number word: tỷ lệ, triệu chứng, ngan hang (ngân hàng), tư pháp. */
const compounds = new Map<string, (word: string | undefined) => boolean>([
  ['tỷ', inSet('lệ giá phú trọng suất số')],
  ['tỉ', inSet('lệ giá phú trọng suất số mỉ')],
  ['ty', inSet('le gia phu trong suat so')],
  ['triệu', inSet('chứng tập hồi phú phong sơn')],
  ['trieu', inSet('chung tap hoi phu phong son')],
  ['ngan', inSet('hang sach han nam')],
  ['tư', inSet('pháp vấn nhân cách liệu thục tưởng duy thế lợi gia sản dinh hữu tình thông lệnh')],
  ['tu', inSet('phap van nhan cach lieu thuc tuong duy the loi gia san dinh huu tinh thong lenh')],
]);

const isCompound = (words: readonly string[], at: number): boolean =>
  compounds.get(words[at] ?? '')?.(words[at + 1]) ?? false;

/** Words that a date, a time or an ordinal starts with, besides its numbers. */
const leads = inSet('ngày ngay tháng thang mùng mồng quý thứ cộng cong âm trừ mười muoi trăm');

/** False for most words of a language: no number can start here. */
export const startsNumber = (word: string): boolean => initialDigits.has(word) || leads(word) || scales.has(word);

/** The digit that the word at `at` says at the start of a number or by itself. */
export const digitAt = (words: readonly string[], at: number): number | undefined => initialDigits.get(words[at] ?? '');

/** The digit of "mốt", "tư", "lăm", "nhăm". */
export const tailDigitAt = (words: readonly string[], at: number): number | undefined =>
  isCompound(words, at) ? undefined : tailDigits.get(words[at] ?? '');

/** nghìn, vạn, triệu, tỷ as 10³, 10⁴, 10⁶, 10⁹. */
export const scaleAt = (words: readonly string[], at: number): number | undefined =>
  isCompound(words, at) ? undefined : scales.get(words[at] ?? '');

/** A bare word at the end of a number is believed where a scale, a unit or nothing follows. */
export const bareEndFits = (words: readonly string[], at: number): boolean => {
  const next = words[at + 1];
  return !isBare(words[at]) || next === undefined || scaleAt(words, at + 1) !== undefined || bareUnits(next);
};

/** True for mươi, chục, trăm, nghìn, triệu, tỷ. */
export const isScaled = (words: readonly string[], at: number): boolean =>
  isHundred(words[at]) || isTens(words[at]) || scaleAt(words, at) !== undefined;

/** A cheap look ahead, so that most numbers are not read once by every reader: one of the next `most` words fits. */
export function comesSoon(
  words: readonly string[],
  at: number,
  most: number,
  fits: (word: string | undefined) => boolean,
): boolean {
  for (let ahead = at; ahead < at + most && ahead < words.length; ahead++) if (fits(words[ahead])) return true;
  return false;
}
