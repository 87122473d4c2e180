import { Button, NumberInput, Radio, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ServiceColor } from '../../src-shared/domain/service.ts';
import type { Service, ServiceChanged } from '../../src-shared/domain/service.ts';
import { nextColor } from '../booking/next-color.ts';
import { ask } from '../bridge.ts';
import { useServices } from '../store/services-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { PriceField } from '../ui/price-field.tsx';
import { SideDialog, SideForm } from '../ui/side-dialog.tsx';
import { changedTerms, ComingQuestion, LeftAlone } from './coming-question.tsx';
import { toMajor, toMinor } from '../../src-shared/domain/price-text.ts';
import { t } from '../../src-shared/words/words.ts';
import styles from './service-dialog.module.css';
import { tellWithUndo } from '../undo/take-back.ts';

type Props = { service: Service | null; isOpen: boolean; onClose: () => void };

/** A new service, or one that is there. */
export function ServiceDialog({ service, isOpen, onClose }: Props): ReactNode {
  const [left, setLeft] = useState<ServiceChanged['left']>([]);
  return (
    <>
      <SideDialog isOpen={isOpen} title={service?.name ?? t('services:new')} onClose={onClose}>
        <ServiceForm
          key={`${service?.id} ${service?.revision}`}
          service={service}
          onClose={onClose}
          onLeft={setLeft}
        />
      </SideDialog>
      {left.length > 0 && <LeftAlone left={left} onClose={() => setLeft([])} />}
    </>
  );
}

const between = (least: number, most: number) => (value: number | string) =>
  typeof value === 'number' && value >= least && value <= most
    ? null
    : t('services:fault.number', { least, most });

type FormProps = Omit<Props, 'isOpen'> & { onLeft: (left: ServiceChanged['left']) => void };
type Draft = Omit<Service, 'id' | 'revision' | 'archived'>;

function ServiceForm({ service, onClose, onLeft }: FormProps): ReactNode {
  const [question, setQuestion] = useState<{ draft: Draft; number: number } | null>(null);
  const services = useServices((state) => state.services);
  const currency = service?.currency ?? services[0]?.currency ?? 'EUR';
  const form = useForm<{
    name: string;
    lengthMinutes: number | string;
    before: number | string;
    after: number | string;
    price: number | '';
    color: ServiceColor;
    location: string;
  }>({
    initialValues: {
      name: service?.name ?? '',
      lengthMinutes: service?.lengthMinutes ?? 50,
      before: service?.bufferBeforeMinutes ?? 0,
      after: service?.bufferAfterMinutes ?? 0,
      price: toMajor(service?.priceMinor ?? 0, currency),
      color: service?.color ?? nextColor(services),
      location: service?.location ?? '',
    },
    validate: {
      name: (name) => (name.trim() === '' ? t('services:fault.name') : null),
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
      location: values.location.trim(),
    };
    if (service === null) ask('services.create', draft).then(onClose).catch(tellFailure);
    else saveOrAsk(service, draft).catch(tellFailure);
  }

  /** Saves at once what no coming booking could follow; else the person says whether they do. */
  async function saveOrAsk(known: Service, draft: Draft): Promise<void> {
    const isTerm = changedTerms(known, draft) !== '';
    const { count: number } = isTerm
      ? await ask('services.coming', { id: known.id, changes: draft })
      : { count: 0 };
    if (number === 0) await change(known, draft, false);
    else setQuestion({ draft, number });
  }

  async function change(known: Service, draft: Draft, applyToFuture: boolean): Promise<void> {
    const changes = draft;
    const { changed, left } = await ask('services.change', {
      id: known.id,
      changes,
      applyToFuture,
    });
    onClose();
    onLeft(left);
    if (changed.length > 0)
      tellWithUndo(t('services:saved'), t('services:changedToo', { count: changed.length }));
  }

  function archive(archived: boolean): void {
    if (service === null) return;
    ask('services.change', { id: service.id, changes: {}, archived })
      .then(() => {
        onClose();
        tellWithUndo(archived ? t('services:archived') : t('services:broughtBack'), service.name);
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
              {service.archived ? t('services:bringBack') : t('services:archive')}
            </Button>
          )}
          <Button type="submit" variant="filled" size="sm">
            {t('services:save')}
          </Button>
        </>
      }
    >
      <TextInput label={t('services:field.name')} data-autofocus {...form.getInputProps('name')} />
      <div className={styles['pair']}>
        <NumberInput
          label={t('services:field.length')}
          min={5}
          max={1440}
          step={5}
          {...form.getInputProps('lengthMinutes')}
        />
        <PriceField
          label={t('services:field.price', { currency })}
          currency={currency}
          value={form.values.price}
          error={form.errors['price']}
          onChange={(price) => form.setFieldValue('price', price)}
        />
      </div>
      <div className={styles['pair']}>
        <NumberInput
          label={t('services:field.before')}
          min={0}
          max={240}
          step={5}
          {...form.getInputProps('before')}
        />
        <NumberInput
          label={t('services:field.after')}
          min={0}
          max={240}
          step={5}
          {...form.getInputProps('after')}
        />
      </div>
      <TextInput
        label={t('services:field.place')}
        description={t('services:field.placeAbout')}
        {...form.getInputProps('location')}
      />
      {service !== null && question !== null && (
        <ComingQuestion
          number={question.number}
          terms={changedTerms(service, question.draft)}
          onAnswer={(applyToFuture) => {
            setQuestion(null);
            change(service, question.draft, applyToFuture).catch(tellFailure);
          }}
          onClose={() => setQuestion(null)}
        />
      )}
      <Radio.Group label={t('services:field.color')} {...form.getInputProps('color')}>
        <div className={styles['colors']}>
          {ServiceColor.options.map((color) => (
            <Radio
              key={color}
              value={color}
              label={
                <span className={styles['color']}>
                  <span
                    className={styles['dot']}
                    style={{ background: `var(--service-${color})` }}
                  />
                  {t(`services:color.${color}`)}
                </span>
              }
            />
          ))}
        </div>
      </Radio.Group>
    </SideForm>
  );
}
