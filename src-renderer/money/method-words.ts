import type { PaymentMethod } from '../../src-shared/domain/booking.ts';
import { MoneyMethod } from '../../src-shared/domain/payment.ts';
import { t } from '../../src-shared/words/words.ts';

/** How something was paid, as it follows "Paid"; looked up anew each time, since the language may change. */
export const methodWords: Readonly<Record<PaymentMethod, string>> = {
  get cash() {
    return t('money:paidHow.cash');
  },
  get card() {
    return t('money:paidHow.card');
  },
  get transfer() {
    return t('money:paidHow.transfer');
  },
  get package() {
    return t('money:paidHow.package');
  },
  get other() {
    return t('money:paidHow.other');
  },
};

/** The ways to pay, to choose from. */
export function methodChoices(): { value: MoneyMethod; label: string }[] {
  return MoneyMethod.options.map((value) => ({ value, label: t(`money:method.${value}`) }));
}

/** The choice that a field of the window holds; cash where it holds none. */
export function methodOf(value: string | null): MoneyMethod {
  return MoneyMethod.catch('cash').parse(value);
}
