/** The contract's shapes under short names. Types only: the schemas, and with them zod, stay out of the page. */
import type { ChatMessage } from '../../http/contract.js';

export type { ApiError, ChatHistory, ChatMessage, PostMessage } from '../../http/contract.js';
export type Block = ChatMessage['blocks'][number];
export type Choice = ChatMessage['choices'][number];
export type Citation = Extract<Block, { type: 'source' }>['citation'];

type Contract = typeof import('../../http/contract.js');

// Repeated as values because importing them would pull zod into the bundle; the types fail the build if they drift.
export const maxQuestionLength: Contract['maxQuestionLength'] = 4000;
export const chatEvents: Contract['chatEvents'] = { message: 'message', busy: 'busy' };
