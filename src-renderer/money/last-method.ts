import type { MoneyMethod } from '../../src-shared/domain/payment.ts';

let method: MoneyMethod = 'cash';

/** How the last payment entered in this window came in; cash before there was one. */
export function lastMethod(): MoneyMethod {
  return method;
}

/** The next payment most likely comes in the same way. */
export function rememberMethod(used: MoneyMethod): void {
  method = used;
}
