/** How far apart two clocks may drift between two looks, as a share of the time between them. */
const DRIFT = 0.000_2;

/**
 * The server's clock as seen from here: the moment of an answer, corrected by half its round trip, carried on by a
 * clock that nobody can set. Of several answers the quickest counts, until it is old or proved wrong.
 */
export function makeServerClock(monotonic: () => number = () => performance.now()) {
  let known: { offset: number; error: number; at: number } | null = null;
  return {
    /** An answer said `serverNow`; it was asked for and received at these moments of the monotonic clock. */
    hear(serverNow: string, asked: number, received: number): void {
      const offset = Date.parse(serverNow) - (asked + received) / 2;
      const error = (received - asked) / 2;
      if (Number.isNaN(offset)) return;
      if (known) {
        const aged = known.error + (received - known.at) * DRIFT;
        const contradicted = Math.abs(offset - known.offset) > aged + error;
        if (error > aged && !contradicted) return;
      }
      known = { offset, error, at: received };
    },
    /** Milliseconds since 1970 by the server's clock; by this machine's until the server has been heard. */
    now: (): number => (known ? monotonic() + known.offset : Date.now()),
  };
}

export type ServerClock = ReturnType<typeof makeServerClock>;
