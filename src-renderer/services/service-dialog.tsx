import { Button, NumberInput, Radio, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { ServiceColor } from '../../src-shared/domain/service.ts';
import type { Service } from '../../src-shared/domain/service.ts';
import { nextColor } from '../booking/next-color.ts';
import { ask } from '../bridge.ts';
import { useServices } from '../store/services-store.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
import { SideDialog, SideForm } from '../ui/side-dialog.tsx';
import { toMajor, toMinor } from '../../src-shared/domain/price-text.ts';
import styles from './service-dialog.module.css';

type Props = { service: Service | null; isOpen: boolean; onClose: () => void };

/** A new service, or one that is there. */
export function ServiceDialog({ service, isOpen, onClose }: Props): ReactNode {
  return (
    <SideDialog isOpen={isOpen} title={service?.name ?? 'New service'} onClose={onClose}>
      <ServiceForm
        key={`${service?.id} ${service?.revision}`}
        service={service}
        onClose={onClose}
      />
    </SideDialog>
  );
}

const between = (least: number, most: number) => (value: number | string) =>
  typeof value === 'number' && value >= least && value <= most
    ? null
    : `A number from ${least} to ${most}`;

function ServiceForm({ service, onClose }: Omit<Props, 'isOpen'>): ReactNode {
  const services = useServices((state) => state.services);
  const currency = service?.currency ?? services[0]?.currency ?? 'EUR';
  const form = useForm<{
    name: string;
    lengthMinutes: number | string;
    before: number | string;
    after: number | string;
    price: number | string;
    color: ServiceColor;
  }>({
    initialValues: {
      name: service?.name ?? '',
      lengthMinutes: service?.lengthMinutes ?? 50,
      before: service?.bufferBeforeMinutes ?? 0,
      after: service?.bufferAfterMinutes ?? 0,
      price: toMajor(service?.priceMinor ?? 0, currency),
      color: service?.color ?? nextColor(services),
    },
    validate: {
      name: (name) => (name.trim() === '' ? 'A service needs a name' : null),
      lengthMinutes: between(5, 24 * 60),
      before: between(0, 240),
      after: between(0, 240),
      price: between(0, 1_000_000),
    },
  });

  function save(values: typeof form.values): void {
    const draft = {
      name: values.name,
      lengthMinutes: Number(values.lengthMinutes),
      bufferBeforeMinutes: Number(values.before),
      bufferAfterMinutes: Number(values.after),
      priceMinor: toMinor(Number(values.price), currency),
      currency,
      color: values.color,
    };
    const saved =
      service === null
        ? ask('services.create', draft)
        : ask('services.change', { id: service.id, changes: draft });
    saved.then(onClose).catch(tellFailure);
  }

  function archive(archived: boolean): void {
    if (service === null) return;
    ask('services.change', { id: service.id, changes: {}, archived })
      .then(() => {
        onClose();
        if (archived)
          tell('Service archived', {
            message: service.name,
            undo: { act: async () => archive(false) },
          });
      })
      .catch(tellFailure);
  }

  return (
    <SideForm
      onSubmit={() => form.onSubmit(save)()}
      footer={
        <>
          {service !== null && (
            <Button variant="subtle" size="sm" mr="auto" onClick={() => archive(!service.archived)}>
              {service.archived ? 'Bring back' : 'Archive service'}
            </Button>
          )}
          <Button type="submit" variant="filled" size="sm">
            Save service
          </Button>
        </>
      }
    >
      <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
      <div className={styles['pair']}>
        <NumberInput
          label="Length (minutes)"
          min={5}
          max={1440}
          step={5}
          {...form.getInputProps('lengthMinutes')}
        />
        <NumberInput
          label={`Price (${currency})`}
          min={0}
          decimalScale={2}
          hideControls
          {...form.getInputProps('price')}
        />
      </div>
      <div className={styles['pair']}>
        <NumberInput
          label="Kept free before (minutes)"
          min={0}
          max={240}
          step={5}
          {...form.getInputProps('before')}
        />
        <NumberInput
          label="Kept free after (minutes)"
          min={0}
          max={240}
          step={5}
          {...form.getInputProps('after')}
        />
      </div>
      <Radio.Group label="Colour" {...form.getInputProps('color')}>
        <div className={styles['colors']}>
          {ServiceColor.options.map((color) => (
            <Radio
              key={color}
              value={color}
              size="sm"
              label={
                <span className={styles['color']}>
                  <span
                    className={styles['dot']}
                    style={{ background: `var(--service-${color})` }}
                  />
                  {color}
                </span>
              }
            />
          ))}
        </div>
      </Radio.Group>
    </SideForm>
  );
}
