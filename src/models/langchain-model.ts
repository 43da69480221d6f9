/** The language model port on any LangChain chat model. It asks in the words of `prompts/` and reads the answer leniently. */
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { Facet } from '../domain/understanding.js';
import { maskPersonalNumbers } from '../language/personal-numbers.js';
import type { LanguageModel, UnderstandRequest, WordRequest } from './language-model.js';
import { modelError } from './model-error.js';
import { type FilledPrompt, fillPrompt, type Prompt } from './prompt.js';
import { readUnderstanding, readWording } from './read-answer.js';

/** The chat model for one call. Some providers take an abort signal only when they are built, so each call may get its own. */
export type OpenChat = (signal: AbortSignal) => Pick<BaseChatModel, 'invoke'>;

export interface LangChainModelOptions {
  openChat: OpenChat;
  /** Named in errors. */
  provider: string;
  /** Kept out of errors. */
  apiKey?: string | undefined;
  prompts: { understand: Prompt; answer: Prompt };
}

const facetMeanings: Record<Facet, string> = {
  papers: 'giấy tờ, hồ sơ cần có',
  fee: 'lệ phí, tốn bao nhiêu tiền',
  time: 'bao lâu xong, thời hạn',
  place: 'nộp ở đâu, cơ quan nào',
  online: 'có nộp qua mạng được không',
  conditions: 'điều kiện, có được làm không',
  steps: 'các bước, làm thế nào',
  form: 'mẫu đơn, tờ khai',
  result: 'nhận được gì',
  legal: 'căn cứ pháp lý',
  who: 'ai được làm, làm thay được không',
  all: 'hỏi tất cả, chi tiết',
};
const facetList = Object.entries(facetMeanings)
  .map(([facet, meaning]) => `- ${facet}: ${meaning}`)
  .join('\n');

/** A question longer than this is a pasted document; its start tells what is asked. */
const longestQuestion = 2000;
const longestSummary = 240;

/** How providers say that an answer was cut off at the token limit. Half an answer may have lost its exceptions. */
const cutOff = new Set(['length', 'max_tokens', 'MAX_TOKENS', 'model_context_window_exceeded']);

export function langChainModel({ openChat, provider, apiKey, prompts }: LangChainModelOptions): LanguageModel {
  async function ask({ system, user }: FilledPrompt, signal: AbortSignal): Promise<string> {
    try {
      signal.throwIfAborted();
      const answer = await openChat(signal).invoke(
        [
          ['system', system],
          ['human', user],
        ],
        { signal },
      );
      signal.throwIfAborted();
      const { finish_reason, stop_reason, finishReason, done_reason } = answer.response_metadata as Record<
        string,
        unknown
      >;
      const wasCut = [finish_reason, stop_reason, finishReason, done_reason].some((reason) =>
        cutOff.has(String(reason)),
      );
      return wasCut ? '' : answer.text;
    } catch (error) {
      throw modelError(provider, error, signal, apiKey);
    }
  }

  return {
    async understand(request, signal) {
      const answer = await ask(fillPrompt(prompts.understand, understandValues(request)), signal);
      return readUnderstanding(
        answer,
        request.candidates.map((candidate) => candidate.code),
      );
    },
    async word(request, signal) {
      const answer = await ask(fillPrompt(prompts.answer, wordValues(request)), signal);
      return readWording(answer, Math.max(600, 2 * request.facts.length));
    },
  };
}

const questionFor = (question: string): string => maskPersonalNumbers(question).slice(0, longestQuestion);

const oneLine = (text: string, limit = 300): string => text.replace(/\s+/gu, ' ').trim().slice(0, limit);

const understandValues = ({ question, candidates, current }: UnderstandRequest) => ({
  question: questionFor(question),
  candidates: candidates
    .map(
      ({ code, name, summary }) =>
        `- ${code}: ${oneLine(name)}${summary ? ` (${oneLine(summary, longestSummary)})` : ''}`,
    )
    .join('\n'),
  current: current ? `${current.code}: ${oneLine(current.name)}` : 'không có',
  facets: facetList,
});

const wordValues = ({ question, facts, procedureName }: WordRequest) => ({
  question: questionFor(question),
  facts,
  procedure: oneLine(procedureName),
});
