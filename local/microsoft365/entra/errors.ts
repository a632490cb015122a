import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Answer } from '../exchange.ts';
import type { World } from '../world.ts';

/** A refusal as the token endpoint words it. */
export class EntraError extends Error {
  readonly status: number;
  readonly error: string;
  readonly code: number;
  readonly more: Record<string, unknown>;

  constructor(status: number, error: string, code: number, message: string, more = {}) {
    super(message);
    this.status = status;
    this.error = error;
    this.code = code;
    this.more = more;
  }

  answer(world: World, correlationId: string = randomUUID()): Answer {
    const traceId = randomUUID();
    const timestamp = `${world.now().toISOString().slice(0, 19).replace('T', ' ')}Z`;
    return {
      status: this.status,
      headers: { 'x-ms-request-id': traceId, 'client-request-id': correlationId },
      body: {
        error: this.error,
        error_description: `AADSTS${this.code}: ${this.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
        error_codes: [this.code],
        timestamp,
        trace_id: traceId,
        correlation_id: correlationId,
        error_uri: `${world.origin}/error?code=${this.code}`,
        ...this.more,
      },
    };
  }
}

/** What was sent to the token endpoint, as it reads it. */
export function parametersOf<S extends z.ZodType>(schema: S, form: Record<string, string>): z.output<S> {
  const read = schema.safeParse(form);
  if (read.success) return read.data;
  const missing = read.error.issues[0]?.path.join('.');
  throw new EntraError(
    400,
    'invalid_request',
    900144,
    `The request body must contain the following parameter: '${missing}'.`,
  );
}
