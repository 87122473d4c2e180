import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Client } from '../../src-shared/domain/client.ts';
import type { PackageView } from '../../src-shared/domain/packages.ts';
import { formatPrice, toMinor } from '../../src-shared/domain/price-text.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { ask } from '../bridge.ts';
import { useServices } from '../store/services-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { formatDay } from '../ui/format.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
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
    <section className={styles['part']} aria-label="Packages">
      <h3>Packages</h3>
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
            Sell a package
          </Button>
        </div>
      )}
    </section>
  );
}

function PackageItem({ owned }: { owned: PackageView }): ReactNode {
  const timeZone = usePracticeTimeZone();
  const facts = [
    owned.serviceName ?? 'any service',
    formatPrice(owned.priceMinor, owned.currency),
    `bought ${formatDay(dayOf(owned.boughtAt, timeZone))}`,
    owned.lastDay === null ? '' : `until ${formatDay(owned.lastDay)}`,
    owned.receiptNumber === null ? '' : `receipt ${owned.receiptNumber}`,
  ].filter((fact) => fact !== '');

  function withdraw(): void {
    ask('packages.withdraw', { id: owned.id })
      .then(() => tell('Package taken back', { message: owned.name }))
      .catch(tellFailure);
  }

  return (
    <li className={styles['item']}>
      <div>
        <p>
          <strong>{owned.name}</strong>: {owned.left} of {owned.sessionsTotal} sessions left
          {owned.booked > 0 && `, ${owned.booked} booked`}
        </p>
        <p className={styles['soft']}>{facts.join(', ')}</p>
      </div>
      <div className={styles['actions']}>
        <ReceiptActions subject={{ packageId: owned.id }} number={owned.receiptNumber} />
        {owned.used + owned.booked === 0 && owned.receiptNumber === null && (
          <Button size="xs" variant="subtle" onClick={withdraw}>
            Take back
          </Button>
        )}
      </div>
    </li>
  );
}

function SellPackage({ client, onDone }: { client: Client; onDone: () => void }): ReactNode {
  const services = useServices((state) => state.services).filter((known) => !known.archived);
  const timeZone = usePracticeTimeZone();
  const currency = services[0]?.currency ?? 'EUR';
  const [name, setName] = useState('10 sessions');
  const [serviceId, setServiceId] = useState<string | null>(null);
  const [sessions, setSessions] = useState<number | string>(10);
  const [price, setPrice] = useState<number | string>('');
  const [method, setMethod] = useState('transfer');
  const [lastDay, setLastDay] = useState('');
  const isUsable =
    name.trim() !== '' &&
    typeof sessions === 'number' &&
    sessions >= 1 &&
    typeof price === 'number';

  function sell(): void {
    if (!isUsable) return;
    const today = dayOf(now(), timeZone);
    ask('packages.create', {
      clientId: client.id,
      name,
      serviceId: services.find((known) => known.id === serviceId)?.id ?? null,
      sessionsTotal: sessions,
      priceMinor: toMinor(price, currency),
      currency,
      boughtAt: paidAtOn(today, now(), timeZone),
      paidMethod: methodOf(method),
      lastDay: lastDay === '' ? null : lastDay,
    })
      .then((sold) => {
        onDone();
        tell('Package sold', { message: `${sold.name}, ${client.name}` });
      })
      .catch(tellFailure);
  }

  return (
    <div className={styles['new']} role="group" aria-label="New package">
      <TextInput
        label="Name of the package"
        autoFocus
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={styles['pair']}>
        <NumberInput label="Sessions" min={1} max={500} value={sessions} onChange={setSessions} />
        <NumberInput
          label={`Paid ahead (${currency})`}
          min={0}
          decimalScale={2}
          hideControls
          value={price}
          onChange={setPrice}
        />
      </div>
      <div className={styles['pair']}>
        <Select
          label="For the service"
          placeholder="Any"
          clearable
          data={services.map(({ id, name: label }) => ({ value: id, label }))}
          value={serviceId}
          onChange={setServiceId}
        />
        <Select
          label="How it was paid"
          data={methodChoices}
          allowDeselect={false}
          value={method}
          onChange={(value) => setMethod(methodOf(value))}
        />
      </div>
      <TextInput
        label="Last day to use it"
        description="Optional"
        type="date"
        value={lastDay}
        onChange={(event) => setLastDay(event.currentTarget.value)}
      />
      <div className={styles['actions']}>
        <Button size="xs" variant="filled" disabled={!isUsable} onClick={sell}>
          Sell package
        </Button>
        <Button size="xs" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
