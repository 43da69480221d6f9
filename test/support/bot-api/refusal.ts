/** A refusal in the Bot API's own form. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { retry_after?: number; migrate_to_chat_id?: number },
  ) {
    super(`${code}: ${description}`);
  }
}

export const badRequest = (description: string): Refusal => new Refusal(400, `Bad Request: ${description}`);
