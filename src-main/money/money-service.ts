import type { MoneySummary } from '../../src-shared/domain/money-summary.ts';
import { revenueOf } from '../../src-shared/domain/revenue.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import type { Db } from '../database/schema.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock } from '../platform/ports.ts';
import { incomesBetween, readOpen } from './money-repo.ts';
import type { ReceiptService } from './receipt-service.ts';

export type MoneyDeps = { db: Db; clock: Clock; settings(): Promise<Settings> };

export type MoneyService = ReturnType<typeof createMoneyService>;

/** What the practice earned, and what is open: money counts on the day on which it came in. */
export function createMoneyService({ db, clock, settings }: MoneyDeps) {
  return {
    async summary({ fromAt, toAt }: Input<'money.summary'>): Promise<MoneySummary> {
      const { practiceTimeZone: timeZone, weekStartsOn } = await settings();
      const incomes = await incomesBetween(db, fromAt, toAt);
      const open = await readOpen(db, clock.now());
      return { revenue: revenueOf(incomes, { timeZone, weekStartsOn }), ...open };
    },
  };
}

/** What the window may ask about money and receipts. */
export function moneyHandlers(
  money: MoneyService,
  receipts: ReceiptService,
): Pick<Handlers, Extract<keyof Handlers, `money.${string}` | `receipts.${string}`>> {
  return {
    'money.summary': (range) => money.summary(range),
    'receipts.inRange': (range) => receipts.inRange(range),
    'receipts.issue': (what) => receipts.issue(what),
    'receipts.cancel': (input) => receipts.cancel(input),
    'receipts.save': (input) => receipts.save(input),
  };
}
