/** A fault that the person at the keyboard can mend: printed as one message, without a stack. */
export class UserError extends Error {
  override name = 'UserError';
}
