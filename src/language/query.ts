/** From a message as typed to the syllables that retrieval looks for. */
import { expandAbbreviation, expandAnywhere, mayBeShort, type Surroundings } from './abbreviations.js';
import { type Syllable, syllables } from './syllables.js';
import { normalizeText } from './unicode.js';

/**
 * Syllables of a question with its short forms written out, in order. Stays as typed: a form that is a word where it stands
 * ("bán", "cà vẹt"), codes, addresses of pages and mail, initials of a name ("anh K"), letters that count a list ("a)").
 */
export function querySyllables(text: string): Syllable[] {
  const normal = normalizeText(text);
  if (!normal.match(wordPattern)?.some(mayBeShort)) return syllables(normal);
  const forms = readForms(normal);
  const shouted = !/\p{Ll}/u.test(normal);
  const found: Syllable[] = [];
  /** Where in `found` each form begins. */
  const starts: number[] = [];
  forms.forEach((form, index) => {
    starts.push(found.length);
    const full = mayBeShort(form.text) ? expandAt(normal, forms, index, { found, starts, shouted }) : undefined;
    found.push(...syllables(full ?? form.text));
  });
  return found;
}

/** One word or one form of joined letters ("đ/c"), and where it stands in the text. */
interface Form {
  text: string;
  at: number;
}

interface Reading {
  found: readonly Syllable[];
  starts: readonly number[];
  /** The text is all in capitals, so that a capital says nothing. */
  shouted: boolean;
}

/** How many words before and after a form can matter to it. */
const reach = 5;

function expandAt(text: string, forms: readonly Form[], index: number, reading: Reading): string | undefined {
  const form = forms[index] as Form;
  if (isInCode(text, form)) return undefined;
  const capital = (at: Form | undefined) => at !== undefined && !reading.shouted && /^\p{Lu}/u.test(at.text);
  const upper = capital(form) && form.text === form.text.toUpperCase();
  const opens = opensSentence(text, forms, index);
  if (form.text.length === 1) {
    if (!isPlace(text, form) && isListMark(text, form.at, opens)) return undefined;
    if (upper && isInitial(text, form, opens ? undefined : forms[index - 1])) return undefined;
  }
  let first = index;
  while (first > 0 && index - first < reach && !opensSentence(text, forms, first)) first -= 1;
  const after: Syllable[] = [];
  for (let next = index + 1; next <= index + reach; next += 1) {
    const word = forms[next];
    if (!word || opensSentence(text, forms, next)) break;
    after.push(...syllables(expandAnywhere(word.text) ?? word.text));
  }
  const around: Surroundings = {
    before: reading.found.slice(Math.max(reading.starts[first] ?? 0, reading.found.length - reach)),
    after,
    upper,
    beforeName: after.length > 0 && capital(forms[index + 1]),
  };
  return expandAbbreviation(form.text, around);
}

// --- words and codes -----------------------------------------------------------------------------------------------

/** As in `syllables`. */
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:[.,/]\p{N}+)*/gu;

const outside = String.raw`(?<![\p{L}\p{M}\d./_-])`;
const domains = 'vn|com|net|org|gov|edu|info|io|me';
const documents = 'nđ|qđ|qd|tt|ttlt|nq|ct|kh|vbhn|tb|cv|gm|hd|nd';

/** Links, mail, handles, and what only looks like words: codes of dossiers and procedures, decisions, plates, clauses. */
const codePattern = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)\S+`,
    String.raw`${outside}[\p{L}\d._%+-]+@[\p{L}\d.-]+`,
    String.raw`[@#][\p{L}\d_]+`,
    String.raw`${outside}[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:${domains})(?![\p{L}\d])(?:\/\S*)?`,
    // dossiers, procedures
    String.raw`${outside}[a-z]?\d{2,3}(?:\.[a-z]?\d{1,3})+-\d{6}-\d{4,6}(?!\d)`,
    String.raw`${outside}\d\.\d{6}(?:\.\d{3})?(?:\.\d{2}){0,2}(?:\.[a-z]\d{2})?`,
    // decisions and circulars, with their number or without it
    String.raw`${outside}\d[\d.]*\/ ?(?:\d{4} ?\/ ?)?(?:${documents})(?:[-\d][\p{L}\d-]*)?(?![\p{L}\d])`,
    String.raw`${outside}\d[\d.]*\/(?:\d{4}\/)?\p{L}{2,}\d*(?:-[\p{L}\d]+)+`,
    String.raw`(?<![\p{L}\p{M}\d])(?:${documents}) ?- ?\p{L}{2,}(?![\p{L}\d])`,
    // plates, numbers of papers
    String.raw`${outside}\d{2}-?[a-z]{1,2}\d?[- ]\d{3,5}(?:\.\d{2})?(?![\p{L}\d])`,
    String.raw`${outside}[a-z]{1,6}(?:[-_.][a-z\d]+)*[-_]\d{3,}(?:[-_.\/][a-z\d]+)*`,
    // clauses of a law, classes
    String.raw`${outside}(?:điểm|khoản|mục|phụ lục|hạng|nhóm) \p{L}{1,2}(?:(?:, ?| và | hoặc )(?:điểm )?[a-zđ])*(?![\p{L}\d])`,
    String.raw`${outside}[a-zđ](?:(?:, ?| và | hoặc )[a-zđ])* khoản(?= \d)`,
  ].join('|'),
  'giu',
);
/** How many spaces off a code may begin or end that a word is part of ("51A 123.45", "điểm c, d và đ khoản 2"). */
const widest = 6;
/** How many letters off: what strangers type must not make the search for codes long. */
const longest = 80;

function isInCode(text: string, { at, text: form }: Form): boolean {
  const run = Math.max(text.lastIndexOf(' ', at), text.lastIndexOf('\n', at)) + 1;
  if (/^\W{0,3}(?:https?:|www\.)/iu.test(text.slice(run, Math.min(at, run + 12)))) return true;
  let [from, until] = [at, at + form.length];
  const [first, last] = [Math.max(0, at - longest), Math.min(text.length, until + longest)];
  for (let spaces = 0; from > first && spaces <= widest; from -= 1) if (text[from - 1] === ' ') spaces += 1;
  for (let spaces = 0; until < last && spaces <= widest; until += 1) if (text[until] === ' ') spaces += 1;
  for (const code of text.slice(from, until).matchAll(codePattern)) {
    const begins = from + code.index;
    if (begins <= at && at < begins + code[0].length) return true;
  }
  return false;
}

function readForms(text: string): Form[] {
  const forms: Form[] = [];
  const pattern = new RegExp(wordPattern);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const at = match.index;
    const word = match[0];
    const joined = word.length < 4 ? joinedForm(text, at, word) : undefined;
    if (joined) pattern.lastIndex = at + joined.length;
    forms.push({ text: joined?.form ?? word, at });
  }
  return forms;
}

/**
 * A form of letters joined by dots or slashes ("đ/c", "k. sinh") and how much of the text it takes; undefined where the
 * letters make none ("và/hoặc").
 */
function joinedForm(text: string, at: number, word: string): { form: string; length: number } | undefined {
  const joint = text.charAt(at + word.length);
  if (joint !== '.' && joint !== '/') return undefined;
  const rest = /^(?: (?=\p{Ll}))?[\p{L}\p{M}]+(?:\/\p{L}(?![\p{L}\p{M}]))?/u.exec(
    text.slice(at + word.length + 1, at + 24),
  )?.[0];
  if (!rest) return undefined;
  const tight = word + joint + rest.trimStart();
  const letters = tight.replaceAll('/', '');
  // "k/h" is "kh"; "k.h" may be the end of a sentence and the next.
  const form = [tight, ...(joint === '/' && letters.length <= 4 ? [letters] : [])].find(
    (key) => expandAbbreviation(key) !== undefined,
  );
  return form === undefined ? undefined : { form, length: word.length + 1 + rest.length };
}

// --- sentences, lists, names ---------------------------------------------------------------------------------------

/** True at the beginning, and after a full stop, question mark, semicolon or line break. */
function opensSentence(text: string, forms: readonly Form[], index: number): boolean {
  const [last, form] = [forms[index - 1], forms[index] as Form];
  if (!last) return true;
  const gap = /[^\p{L}\p{M}\p{N}]*$/u.exec(text.slice(Math.max(0, form.at - 8), form.at))?.[0] ?? '';
  if (/[?!;\n]/u.test(gap)) return true;
  // "TP. Hồng Ngự", "ko. được": after a short form a full stop ends a sentence only now and then.
  return /\.\s/u.test(gap) && last.text.length > 3 && /\p{Lu}/u.test(text.charAt(form.at));
}

/** "a) giấy khai sinh", "(b)", "c. ảnh" at the head of a line; not the end of a bracket "(có cần k)". */
function isListMark(text: string, at: number, opens: boolean): boolean {
  if (text.charAt(at + 1) === ')') {
    const before = text.slice(Math.max(0, at - longest), at);
    return before.endsWith('(') || before.lastIndexOf('(') <= before.lastIndexOf(')');
  }
  const headOfLine = opens && /(?:^|\n)\s*$/u.test(text.slice(Math.max(0, at - 4), at));
  return headOfLine && /^[.:/-] /u.test(text.slice(at + 1, at + 3));
}

const titles = new Set(
  'anh chi em ong ba co chu bac chau be con ban ten thay chong vo nguyen tran le pham huynh hoang vo dang bui do ho'.split(
    ' ',
  ),
);

/** "P. 5", "Q. Gò Vấp": short for a place where its number or name follows. */
const isPlace = (text: string, { text: letter, at }: Form): boolean =>
  /[PQXHFTĐ]/u.test(letter) && /^\.? ?(?:\p{Lu}|\d)/u.test(text.slice(at + 1, at + 4));

/** A capital letter that stands for a name: "anh K", "ông V.", "Nguyễn Văn A". "Q. Gò Vấp" and "K biết" are none. */
function isInitial(text: string, form: Form, last: Form | undefined): boolean {
  if (!last) return !isPlace(text, form) && /^\.\p{Lu}/u.test(text.slice(form.at + 1, form.at + 3));
  const [title] = syllables(last.text);
  // "cho E hỏi": a capital out of politeness.
  if (/e/iu.test(form.text) && (title?.folded === 'cho' || title?.folded === 'giup')) return false;
  return !isPlace(text, form) || (title !== undefined && titles.has(title.folded));
}
