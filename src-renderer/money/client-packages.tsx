import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Client } from '../../src-shared/domain/client.ts';
import type { PackageView } from '../../src-shared/domain/packages.ts';
import { formatPrice, toMinor } from '../../src-shared/domain/price-text.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { useServices } from '../store/services-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { formatDay } from '../ui/format.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
import { PriceField } from '../ui/price-field.tsx';
import { methodChoices, methodOf } from './method-words.ts';
import styles from './money.module.css';
import { paidAtOn } from './paid-at.ts';
import { ReceiptActions } from './receipt-actions.tsx';
import { usePackages } from './use-packages.ts';

/** The sessions a client bought ahead, what is left of them, and a way to sell more. */
export function ClientPackages({ client }: { client: Client }): ReactNode {
  const packages = usePackages(client.id);
  const [isSelling, setSelling] = useState(false);
  if (packages === null) return null;

  return (
    <section className={styles['part']} aria-label={t('money:packages.title')}>
      <h3>{t('money:packages.title')}</h3>
      {packages.length > 0 && (
        <ul className={styles['list']}>
          {packages.map((owned) => (
            <PackageItem key={owned.id} owned={owned} />
          ))}
        </ul>
      )}
      {isSelling ? (
        <SellPackage client={client} onDone={() => setSelling(false)} />
      ) : (
        <div>
          <Button size="xs" onClick={() => setSelling(true)}>
            {t('money:packages.sell')}
          </Button>
        </div>
      )}
    </section>
  );
}

function PackageItem({ owned }: { owned: PackageView }): ReactNode {
  const timeZone = usePracticeTimeZone();
  const facts = [
    owned.serviceName ?? t('money:packages.anyService'),
    formatPrice(owned.priceMinor, owned.currency),
    t('money:packages.bought', { day: formatDay(dayOf(owned.boughtAt, timeZone)) }),
    owned.lastDay === null ? '' : t('money:packages.until', { day: formatDay(owned.lastDay) }),
    owned.receiptNumber === null
      ? ''
      : t('money:packages.receipt', { number: owned.receiptNumber }),
  ].filter((fact) => fact !== '');

  function withdraw(): void {
    ask('packages.withdraw', { id: owned.id })
      .then(() => tell(t('money:packages.takenBack'), { message: owned.name }))
      .catch(tellFailure);
  }

  return (
    <li className={styles['item']}>
      <div>
        <p>
          <strong>{owned.name}</strong>: {leftWords(owned)}
        </p>
        <p className={styles['soft']}>{facts.join(', ')}</p>
      </div>
      <div className={styles['actions']}>
        <ReceiptActions subject={{ packageId: owned.id }} number={owned.receiptNumber} />
        {owned.used + owned.booked === 0 && owned.receiptNumber === null && (
          <Button size="xs" variant="subtle" onClick={withdraw}>
            {t('money:packages.takeBack')}
          </Button>
        )}
      </div>
    </li>
  );
}

function leftWords({ left, sessionsTotal: total, booked }: PackageView): string {
  return booked > 0
    ? t('money:packages.leftAndBooked', { left, total, booked })
    : t('money:packages.left', { left, total });
}

function SellPackage({ client, onDone }: { client: Client; onDone: () => void }): ReactNode {
  const services = useServices((state) => state.services).filter((known) => !known.archived);
  const timeZone = usePracticeTimeZone();
  const currency = services[0]?.currency ?? 'EUR';
  const [name, setName] = useState<string>(t('money:packages.usualName'));
  const [serviceId, setServiceId] = useState<string | null>(null);
  const [sessions, setSessions] = useState<number | string>(10);
  const [price, setPrice] = useState<number | ''>('');
  const [method, setMethod] = useState('transfer');
  const [lastDay, setLastDay] = useState('');
  const titleId = useId();
  const box = useRef<HTMLDivElement>(null);
  // It opens at the end of the card, mostly below what is in sight.
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  const [isTried, setTried] = useState(false);
  const sessionsTotal = typeof sessions === 'number' && sessions >= 1 ? sessions : null;
  const wrong = {
    name: name.trim() === '',
    sessions: sessionsTotal === null,
    price: price === '',
  };
  const errorOf = (field: keyof typeof wrong) =>
    isTried && wrong[field] ? t(`money:packages.wrong.${field}`) : undefined;

  function sell(): void {
    setTried(true);
    if (wrong.name || sessionsTotal === null || price === '') return;
    const today = dayOf(now(), timeZone);
    ask('packages.create', {
      clientId: client.id,
      name,
      serviceId: services.find((known) => known.id === serviceId)?.id ?? null,
      sessionsTotal,
      priceMinor: toMinor(price, currency),
      currency,
      boughtAt: paidAtOn(today, now(), timeZone),
      paidMethod: methodOf(method),
      lastDay: lastDay === '' ? null : lastDay,
    })
      .then((sold) => {
        onDone();
        tell(t('money:packages.sold'), {
          message: t('money:packages.soldWhat', { name: sold.name, client: client.name }),
        });
      })
      .catch(tellFailure);
  }

  return (
    <div ref={box} className={styles['new']} role="group" aria-labelledby={titleId}>
      <h4 id={titleId}>{t('money:packages.new')}</h4>
      <TextInput
        label={t('money:packages.name')}
        autoFocus
        maxLength={120}
        value={name}
        error={errorOf('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={styles['pair']}>
        <NumberInput
          label={t('money:packages.sessions')}
          min={1}
          max={500}
          value={sessions}
          error={errorOf('sessions')}
          onChange={setSessions}
        />
        <PriceField
          label={t('money:packages.paidAhead', { currency })}
          currency={currency}
          value={price}
          error={errorOf('price')}
          onChange={setPrice}
        />
      </div>
      <div className={styles['pair']}>
        <Select
          label={t('money:packages.forService')}
          placeholder={t('money:packages.any')}
          clearable
          data={services.map(({ id, name: label }) => ({ value: id, label }))}
          value={serviceId}
          onChange={setServiceId}
        />
        <Select
          label={t('money:packages.how')}
          data={methodChoices()}
          allowDeselect={false}
          value={method}
          onChange={(value) => setMethod(methodOf(value))}
        />
      </div>
      <TextInput
        label={t('money:packages.lastDay')}
        description={t('money:packages.optional')}
        type="date"
        value={lastDay}
        onChange={(event) => setLastDay(event.currentTarget.value)}
      />
      <div className={styles['actions']}>
        <Button size="xs" variant="filled" onClick={sell}>
          {t('money:packages.confirm')}
        </Button>
        <Button size="xs" onClick={onDone}>
          {t('money:packages.leave')}
        </Button>
      </div>
    </div>
  );
}
