import type { z } from 'zod';
import germanOfZod from 'zod/v4/locales/de.js';
import { ExpectedError, type FailureCode } from '../../src-shared/domain/errors.ts';
import {
  requests,
  type Channel,
  type Failure,
  type Input,
  type Output,
  type Reply,
} from '../../src-shared/ipc/contract.ts';
import { spokenLanguage, t } from '../../src-shared/words/words.ts';

/** One function a request of the contract; a missing one does not compile. */
export type Handlers = { [C in Channel]: (input: Input<C>) => Promise<Output<C>> };

/** What is answered by the window's own side of main, which knows Electron. */
export type ShellChannel = Extract<Channel, `window.${string}` | `print.${string}`>;

/** Who asks: the page of our own window, or anything else. */
export type Sender = 'page' | 'stranger';

/** Answering, which has an end. */
export type Serving = {
  /** Answers a request; bad input never reaches a handler, and a stranger's nothing does. */
  answer(sender: Sender, channel: unknown, raw: unknown): Promise<Reply<unknown>>;
  /** Answers several, each a pair of channel and input, in their order; what is no list is one bad request. */
  answerAll(sender: Sender, calls: unknown): Promise<Reply<unknown>[]>;
  /** Refuses further requests, and resolves when those under way have been answered. */
  stop(): Promise<void>;
};

/**
 * Answers every request of the window.
 * @param report is told of bugs: errors that are no expected refusal
 */
export function serve(
  handlers: Handlers,
  report: (error: unknown, channel: Channel) => void,
): Serving {
  const underWay = new Set<Promise<unknown>>();
  let isStopped = false;

  async function handled(channel: Channel, input: unknown): Promise<Reply<unknown>> {
    try {
      const handle = handlers[channel] as (input: unknown) => Promise<unknown>; // same key, parsed by its schema
      return { ok: true, value: await handle(input) };
    } catch (error) {
      if (error instanceof ExpectedError) return refused(error.code, error.message, error.field);
      report(error, channel);
      return refused('internal', t('refusals:unexpected'));
    }
  }

  async function answer(sender: Sender, channel: unknown, raw: unknown): Promise<Reply<unknown>> {
    if (sender !== 'page') return refused('not-allowed', t('refusals:untrusted'));
    if (isStopped) return refused('cancelled', t('refusals:quitting'));
    if (!isChannel(channel)) return refused('invalid-input', t('refusals:noRequest'));
    const input = requests[channel].input.safeParse(raw, inputWords());
    if (!input.success) return { ok: false, failure: failureOf(input.error) };
    const answered = handled(channel, input.data);
    underWay.add(answered);
    try {
      return await answered;
    } finally {
      underWay.delete(answered);
    }
  }

  return {
    answer,
    async answerAll(sender, calls) {
      const list: unknown[] = Array.isArray(calls) ? calls : [calls];
      return await Promise.all(
        list.map((call) => {
          const [channel, raw]: unknown[] = Array.isArray(call) ? call : [];
          return answer(sender, channel, raw);
        }),
      );
    },
    async stop() {
      isStopped = true;
      await Promise.allSettled(underWay);
    },
  };
}

/** Own keys only: `__proto__` and `constructor` are no requests. */
function isChannel(channel: unknown): channel is Channel {
  return typeof channel === 'string' && Object.hasOwn(requests, channel);
}

function failureOf(error: z.ZodError): Failure {
  const [first] = error.issues;
  return failure(
    'invalid-input',
    first?.message ?? t('refusals:unreadable'),
    first?.path.join('.'),
  );
}

/** What zod says of input that no schema has words of its own for; in English by itself. */
function inputWords(): { error?: z.core.$ZodErrorMap } {
  return spokenLanguage() === 'de' ? { error: germanOfZod().localeError } : {};
}

function failure(code: FailureCode, message: string, field?: string): Failure {
  return field ? { code, message, field } : { code, message };
}

function refused(code: FailureCode, message: string, field?: string): Reply<never> {
  return { ok: false, failure: failure(code, message, field) };
}
