/** What the citizen did, as words or as a chosen procedure. Ends the turn for commands and for what cannot be read. */
import type { Choice, Reply } from '../../domain/message.js';
import type { Outcome } from '../../domain/outcome.js';
import { procedureCodePattern } from '../../domain/procedure.js';
import { Facet } from '../../domain/understanding.js';
import { foldedText } from '../../language/syllables.js';
import { normalizeText } from '../../language/unicode.js';
import { cancelReply, helpReply, unreadableReply, welcomeReply } from '../replies/fixed.js';
import type { Step, Turn } from '../turn.js';

/** Longer than any channel's message; the rest would only keep others waiting. */
const longestText = 5000;

export const readInput: Step = (turn) => {
  const { content } = turn;
  switch (content.kind) {
    case 'unsupported':
      return plainEnd('out_of_scope', unreadableReply(content.what));
    case 'command': {
      if (content.command === 'help') return plainEnd('small_talk', helpReply());
      if (content.command === 'cancel') return plainEnd('small_talk', cancelReply());
      const code = deepLinkCode(content.argument);
      if (!code) return plainEnd('small_talk', welcomeReply());
      turn.chosenCode = code;
      return undefined;
    }
    case 'choice':
      return pick(turn, { label: content.label ?? '', payload: content.payload });
    case 'text': {
      turn.text = normalizeText(content.text.slice(0, longestText));
      if (!/[\p{L}\p{N}]/u.test(turn.text)) return plainEnd('small_talk', welcomeReply());
      const chosen = namedChoice(turn.text, turn.context.choices);
      if (chosen) return pick(turn, chosen);
      const code = /(?<![\d.])\d\.\d{6}(?!\d)/u.exec(turn.text)?.[0];
      if (code && procedureCodePattern.test(code)) turn.chosenCode = code;
      return undefined;
    }
  }
};

const plainEnd = (kind: 'small_talk' | 'out_of_scope', reply: Reply): Outcome => ({
  kind,
  reply,
  procedures: [],
  facets: [],
  citations: [],
});

/** "proc_1_001193" of a link such as t.me/bot?start=proc_1_001193 (Telegram allows no dot there). */
function deepLinkCode(argument: string | undefined): string | undefined {
  const match = /^proc_(\d)_(\d{6})$/u.exec(argument ?? '');
  return match ? `${match[1]}.${match[2]}` : undefined;
}

function pick(turn: Turn, choice: Choice): undefined {
  const [kind, code, facet] = choice.payload.split(':');
  if (kind === 'p' && code) {
    turn.chosenCode = code;
    turn.text = choice.label;
    const parsed = Facet.safeParse(facet);
    // A choice of procedure answers what was asked before it was unclear which one: the facets carry over.
    turn.facets = parsed.success ? [parsed.data] : turn.context.procedureCode ? [] : turn.context.facets;
  } else turn.text = kind === 'human' ? 'gặp cán bộ' : choice.label || choice.payload;
  return undefined;
}

const ordinals: Record<string, number> = { nhat: 1, dau: 1, mot: 1, hai: 2, nhi: 2, ba: 3, tu: 4, bon: 4, nam: 5 };

/** "2", "số 2", "cái thứ hai", "cái đầu tiên", or the words of a button. */
function namedChoice(text: string, choices: readonly Choice[]): Choice | undefined {
  if (choices.length === 0) return undefined;
  const said = foldedText(text);
  const byLabel = choices.find((choice) => foldedText(choice.label) === said);
  if (byLabel) return byLabel;
  const digit = /^(?:(?:so|chon|cai|cau|muc|chon so|cai so) )?(\d)(?: a| nhe| nha)?$/u.exec(said);
  if (digit) return choices[Number(digit[1]) - 1];
  const word =
    /^(?:em |toi |minh |chi |anh )?(?:chon |lay )?(?:cai|so|muc|cau|truong hop|y)(?: thu| so)? (nhat|dau|mot|hai|nhi|ba|tu|bon|nam)(?: tien)?(?: a| nhe| nha)?$/u.exec(
      said,
    );
  if (word) return choices[(ordinals[word[1] as string] ?? 0) - 1];
  if (/^(?:cai|so|muc) cuoi(?: cung)?(?: a| nhe| nha)?$/u.test(said))
    return choices.filter((choice) => choice.payload.startsWith('p:')).at(-1);
  return undefined;
}
