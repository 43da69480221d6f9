/** Messages that are not about a procedure. Each pattern is matched on folded text; the first that fits ends the turn. */
import type { Reply } from '../../domain/message.js';
import type { OutcomeKind } from '../../domain/outcome.js';
import { foldedText } from '../../language/syllables.js';
import { findLocality } from '../find-locality.js';
import {
  calmReply,
  dossierReply,
  emergencyReply,
  greetingReply,
  humanReply,
  otherTopicReply,
  thanksReply,
} from '../replies/fixed.js';
import type { Step, Turn } from '../turn.js';

interface OtherThing {
  pattern: RegExp;
  /** Words with which the same subject is a procedure after all: a permit for a film, a marriage with "người yêu". */
  unless?: RegExp;
  kind: Exclude<OutcomeKind, 'answered'>;
  reply(turn: Turn): Reply;
}

const others: readonly OtherThing[] = [
  {
    pattern:
      /\b(?:dang chay nha|chay nha roi|co chay lon|cap cuu gap|goi cap cuu|bi danh dap|bao hanh|muon tu tu|dang bi cuop|bi xam hai|nguy kich)\b/u,
    kind: 'out_of_scope',
    reply: emergencyReply,
  },
  {
    pattern:
      /\b(?:gap (?:can bo|nhan vien|nguoi that|tong dai|nguoi truc)|noi chuyen voi (?:can bo|nguoi)|so dien thoai (?:can bo|ubnd|uy ban|phuong|xa)|can nguoi tu van|goi tong dai)\b/u,
    kind: 'handed_over',
    reply: (turn) => humanReply(contactOf(turn)),
  },
  {
    pattern:
      /\bho so (?:cua )?(?:em|toi|minh|tui|chi|anh|con|nha em|nha toi)?\s*(?:(?:da |dang )?(?:toi dau|den dau|xong chua|duoc chua|co chua|the nao roi|ra sao roi|giai quyet chua|duyet chua|bi tre|tre hen|qua han))|\b(?:tra cuu|kiem tra|xem) (?:tinh trang |tien do )?ho so\b|\bma ho so\b|\b[a-z]\d{2}(?:[. ]\d{1,3})* \d{6} \d{4,6}\b|^\d{5}\/\d{4}\/\d{5}$/u,
    kind: 'out_of_scope',
    reply: (turn) => dossierReply(contactOf(turn)),
  },
  {
    pattern: /\b(?:do ngu|ngu qua|dien qua|vo dung|do khung|may bi dien|dm|vcl|dkm|cut di)\b/u,
    kind: 'small_talk',
    reply: calmReply,
  },
  {
    pattern:
      /^(?:da |vang |ok |oke |uh |u )*(?:cam on|cam on nhieu|thank|thanks|tks|cam on (?:em|ad|ban|chi|anh|chau|con)).{0,20}$/u,
    kind: 'small_talk',
    reply: thanksReply,
  },
  {
    pattern:
      /^(?:da |e |em |a |ad |admin |bot )*(?:xin chao|chao|hello|hi|hey|alo|a lo)(?: (?:ad|admin|em|anh|chi|ban|bot|moi nguoi|can bo|shop|buoi sang|buoi chieu|ca nha|a|oi|nhe))*$/u,
    kind: 'small_talk',
    reply: greetingReply,
  },
  {
    pattern: /^(?:ok|oke|okie|vang|da|uh|u|duoc|dc|vang a|da vang|hieu roi|biet roi)(?: a| nhe| em| ad| roi)*$/u,
    kind: 'small_talk',
    reply: thanksReply,
  },
  {
    pattern:
      /\b(?:gia vang|thoi tiet|troi (?:co )?mua|du bao|xo so|bong da|ty so|ket qua tran|nau an|mon an|cong thuc|bai hat|phim|game hay|crush|nguoi yeu|tu vi|boi toan|chung khoan|bitcoin|gia xang|ve may bay|khach san|lam tho|viet van|giai toan|bao hiem xe may o dau re|phat nguoi)\b/u,
    unless: /\b(?:giay phep|cap phep|kinh doanh|ho kinh doanh|an toan thuc pham|ket hon|doc than)\b/u,
    kind: 'out_of_scope',
    reply: otherTopicReply,
  },
];

export const talkAboutOtherThings: Step = (turn) => {
  if (turn.chosenCode) return undefined;
  const said = foldedText(turn.text);
  const other = others.find(({ pattern, unless }) => pattern.test(said) && !unless?.test(said));
  if (!other) return undefined;
  return { kind: other.kind, reply: other.reply(turn), procedures: [], facets: [], citations: [] };
};

function contactOf(turn: Turn) {
  turn.locality ??= findLocality(turn);
  return turn.locality;
}
