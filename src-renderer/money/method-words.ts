import type { PaymentMethod } from '../../src-shared/domain/booking.ts';
import type { MoneyMethod } from '../../src-shared/domain/payment.ts';

/** How something was paid, as it follows "Paid". */
export const methodWords: Record<PaymentMethod, string> = {
  cash: 'in cash',
  card: 'by card',
  transfer: 'by transfer',
  package: 'from a package',
  other: 'another way',
};

/** The ways to pay, to choose from. */
export const methodChoices: { value: MoneyMethod; label: string }[] = [
  { value: 'cash', label: 'In cash' },
  { value: 'card', label: 'By card' },
  { value: 'transfer', label: 'By transfer' },
  { value: 'other', label: 'Another way' },
];

/** The choice that a field of the window holds; cash where it holds none. */
export function methodOf(value: string | null): MoneyMethod {
  return methodChoices.find((choice) => choice.value === value)?.value ?? 'cash';
}
