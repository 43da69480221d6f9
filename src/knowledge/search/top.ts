/** The best `limit` of many procedures, without sorting the many. Equal scores stand in the order of their codes. */
export class Top {
  readonly #ranked: { procedure: number; score: number }[] = [];

  constructor(
    private readonly limit: number,
    private readonly codes: readonly string[],
  ) {}

  /** A score below this has no place. */
  least = Number.NEGATIVE_INFINITY;

  offer(procedure: number, score: number): void {
    if (score < this.least) return;
    const ranked = this.#ranked;
    let place = ranked.length;
    while (place > 0 && this.#before(procedure, score, ranked[place - 1] as { procedure: number; score: number }))
      place -= 1;
    ranked.splice(place, 0, { procedure, score });
    if (ranked.length > this.limit) ranked.pop();
    if (ranked.length === this.limit) this.least = ranked.at(-1)?.score ?? this.least;
  }

  /** Best first. */
  ranked(): readonly { procedure: number; score: number }[] {
    return this.#ranked;
  }

  #before(procedure: number, score: number, other: { procedure: number; score: number }): boolean {
    if (score !== other.score) return score > other.score;
    return (this.codes[procedure] as string).localeCompare(this.codes[other.procedure] as string) < 0;
  }
}
