import type { ReactNode } from 'react';
import { formatPrice } from '../../src-shared/domain/price-text.ts';
import type { Service } from '../../src-shared/domain/service.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatMinutes } from '../ui/format.ts';
import styles from './booking-form.module.css';

type Props = { service: Service | null; isAsLastTime: boolean };

/** What a service brings to a booking: length, price, and the time kept free around it. */
export function ServiceFacts({ service, isAsLastTime }: Props): ReactNode {
  const facts =
    service === null
      ? []
      : [
          ...(isAsLastTime ? [t('booking:service.lastTime')] : []),
          termsWords(service),
          ...keptFreeWords(service),
        ];
  // There also while it is empty: only then is it read out when it fills.
  return (
    <p className={styles['facts']} role="status">
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
}

function termsWords({ lengthMinutes, priceMinor, currency }: Service): string {
  const length = formatMinutes(lengthMinutes);
  if (priceMinor === 0) return length;
  return t('booking:service.price', { length, price: formatPrice(priceMinor, currency) });
}

function keptFreeWords({ bufferBeforeMinutes, bufferAfterMinutes }: Service): string[] {
  const before = formatMinutes(bufferBeforeMinutes);
  const after = formatMinutes(bufferAfterMinutes);
  if (bufferBeforeMinutes > 0 && bufferAfterMinutes > 0)
    return [t('booking:service.keptFree', { before, after })];
  if (bufferBeforeMinutes > 0) return [t('booking:service.keptFreeBefore', { length: before })];
  return bufferAfterMinutes > 0 ? [t('booking:service.keptFreeAfter', { length: after })] : [];
}
