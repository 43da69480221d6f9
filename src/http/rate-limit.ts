/** How often one visitor, and one address, may write. Counted in Redis over all processes, in memory while it is away. */
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisClient } from '../jobs/redis.js';

export interface RateLimit {
  /** @returns seconds to wait, or undefined when the message may pass */
  check(visitorId: string, address: string): Promise<number | undefined>;
}

/** Several people may share an address (an office, a mobile network). */
const visitorsPerAddress = 6;

export function messageRateLimit(redis: RedisClient, perMinute: number): RateLimit {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterRedis({
      storeClient: redis,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      keyPrefix,
      points,
      duration: 60,
      insuranceLimiter: new RateLimiterMemory({ points, duration: 60 }),
    });
  const byVisitor = limiter('rate:visitor', perMinute);
  const byAddress = limiter('rate:address', perMinute * visitorsPerAddress);
  return {
    async check(visitorId, address) {
      try {
        await byVisitor.consume(visitorId);
        await byAddress.consume(address);
        return undefined;
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal;
        return Math.max(1, Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000));
      }
    },
  };
}
