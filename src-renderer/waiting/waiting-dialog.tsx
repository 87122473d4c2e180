import { Button, Chip, Group, Input, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ClientField } from '../booking/client-field.tsx';
import type { Picked } from '../booking/form-values.ts';
import { ServiceField } from '../booking/service-field.tsx';
import { TimeField } from '../booking/time-field.tsx';
import { ask, failureOf } from '../bridge.ts';
import { tellWithUndo } from '../undo/take-back.ts';
import { tellFailure } from '../ui/notify.tsx';
import { SideDialog, SideForm } from '../ui/side-dialog.tsx';
import { submitOnControlEnter } from '../ui/submit-keys.ts';
import { closeWaiting, useWaitingDialog } from './dialog-store.ts';
import type { WaitingDialog as OpenOn } from './dialog-store.ts';
import styles from './waiting.module.css';
import { weekdayWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';

/** Puts somebody on the waiting list, or changes what they wait for. */
export function WaitingDialog(): ReactNode {
  const { dialog, opened } = useWaitingDialog();
  const title =
    dialog.kind === 'open'
      ? t('waiting:dialog.open', { name: dialog.entry.clientName })
      : t('waiting:dialog.new');
  return (
    <SideDialog isOpen={dialog.kind !== 'closed'} title={title} onClose={closeWaiting}>
      {dialog.kind !== 'closed' && <WaitingForm key={opened} dialog={dialog} />}
    </SideDialog>
  );
}

/** ISO weekday numbers. */
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

type Values = {
  client: Picked | null;
  clientText: string;
  service: Picked | null;
  serviceText: string;
  weekdays: string[];
  windows: { from: string; to: string }[];
  earliestDay: string;
  latestDay: string;
  note: string;
};

function valuesOf(dialog: Exclude<OpenOn, { kind: 'closed' }>): Values {
  if (dialog.kind === 'new') {
    const { client, service } = dialog;
    return {
      client,
      clientText: client?.name ?? '',
      service,
      serviceText: service?.name ?? '',
      weekdays: [],
      windows: [],
      earliestDay: '',
      latestDay: '',
      note: '',
    };
  }
  const { entry } = dialog;
  const serviceName = entry.serviceName ?? '';
  return {
    client: { id: entry.clientId, name: entry.clientName },
    clientText: entry.clientName,
    service: entry.serviceId === null ? null : { id: entry.serviceId, name: serviceName },
    serviceText: serviceName,
    weekdays: entry.weekdays.map(String),
    windows: entry.windows,
    earliestDay: entry.earliestDay ?? '',
    latestDay: entry.latestDay ?? '',
    note: entry.note,
  };
}

type Errors = { client?: string; service?: string; windows?: string; latestDay?: string };

function errorsOf(values: Values): Errors {
  const errors: Errors = {};
  if (values.client === null) errors.client = t('waiting:wrong.client');
  if (values.service === null && values.serviceText.trim() !== '')
    errors.service = t('waiting:wrong.service');
  if (values.windows.some(({ from, to }) => from === '' || to === '' || from >= to))
    errors.windows = t('waiting:wrong.times');
  if (values.earliestDay !== '' && values.latestDay !== '' && values.latestDay < values.earliestDay)
    errors.latestDay = t('waiting:wrong.lastDay');
  return errors;
}

function WaitingForm({ dialog }: { dialog: Exclude<OpenOn, { kind: 'closed' }> }): ReactNode {
  const [values, setValues] = useState(() => valuesOf(dialog));
  const [isTried, setTried] = useState(false);
  const found = errorsOf(values);
  const errors = isTried ? found : {};
  const change = (changes: Partial<Values>) => setValues((last) => ({ ...last, ...changes }));

  async function save(): Promise<void> {
    setTried(true);
    const { client } = values;
    if (client === null || Object.keys(found).length > 0) return;
    const wish = {
      serviceId: values.service?.id ?? null,
      weekdays: values.weekdays.map(Number),
      windows: values.windows,
      earliestDay: values.earliestDay === '' ? null : values.earliestDay,
      latestDay: values.latestDay === '' ? null : values.latestDay,
      note: values.note,
    };
    if (dialog.kind === 'new') await ask('waiting.add', { clientId: client.id, ...wish });
    else await ask('waiting.change', { id: dialog.entry.id, changes: wish });
    closeWaiting();
    tellWithUndo(
      dialog.kind === 'new' ? t('waiting:told.added') : t('waiting:told.changed'),
      client.name,
    );
  }

  return (
    <SideForm
      onSubmit={() => void save().catch((error: unknown) => tellFailure(failureOf(error)))}
      footer={
        <Button type="submit" variant="filled" size="sm" ml="auto">
          {t('waiting:dialog.save')}
        </Button>
      }
    >
      <ClientField
        client={values.client}
        text={values.clientText}
        error={errors.client ?? null}
        hasAutoFocus={values.client === null}
        isReadOnly={dialog.kind === 'open'}
        onChange={(client, clientText) => change({ client, clientText })}
      />
      <ServiceField
        service={values.service}
        text={values.serviceText}
        error={errors.service ?? null}
        isReadOnly={false}
        onChange={(service, serviceText) => change({ service, serviceText })}
      />
      <Input.Wrapper
        label={t('waiting:dialog.days')}
        description={t('waiting:dialog.daysHint')}
        labelElement="div"
      >
        <Chip.Group multiple value={values.weekdays} onChange={(weekdays) => change({ weekdays })}>
          <Group gap={6} mt={6}>
            {weekdays.map((weekday) => (
              <Chip key={weekday} value={String(weekday)} size="xs">
                {weekdayWords(weekday)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      <Windows
        windows={values.windows}
        error={errors.windows}
        onChange={(windows) => change({ windows })}
      />
      <div className={styles['days']}>
        <TextInput
          label={t('waiting:dialog.firstDay')}
          description={t('waiting:dialog.dayHint')}
          type="date"
          value={values.earliestDay}
          onChange={(event) => change({ earliestDay: event.currentTarget.value })}
        />
        <TextInput
          label={t('waiting:dialog.lastDay')}
          description={t('waiting:dialog.dayHint')}
          type="date"
          value={values.latestDay}
          error={errors.latestDay}
          onChange={(event) => change({ latestDay: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t('waiting:dialog.note')}
        description={t('waiting:dialog.noteHint')}
        autosize
        minRows={2}
        maxRows={6}
        value={values.note}
        onKeyDown={submitOnControlEnter}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </SideForm>
  );
}

type WindowsProps = {
  windows: Values['windows'];
  error: string | undefined;
  onChange: (windows: Values['windows']) => void;
};

const mostWindows = 6;

function Windows({ windows, error, onChange }: WindowsProps): ReactNode {
  const set = (index: number, changes: Partial<Values['windows'][number]>) =>
    onChange(windows.map((one, at) => (at === index ? { ...one, ...changes } : one)));
  return (
    <Input.Wrapper
      label={t('waiting:dialog.times')}
      description={windows.length === 0 ? t('waiting:dialog.timesHint') : undefined}
      labelElement="div"
      error={error}
    >
      <div className={styles['windows']}>
        {windows.map((one, index) => (
          <div key={index} className={styles['window']}>
            <TimeField
              label={t('waiting:dialog.from')}
              value={one.from}
              error={undefined}
              isReadOnly={false}
              hasAutoFocus={false}
              onChange={(from) => set(index, { from })}
            />
            <TimeField
              label={t('waiting:dialog.until')}
              value={one.to}
              error={undefined}
              isReadOnly={false}
              hasAutoFocus={false}
              onChange={(to) => set(index, { to })}
            />
            <Button
              variant="subtle"
              aria-label={t('waiting:dialog.removeTimes', { from: one.from, to: one.to })}
              onClick={() => onChange(windows.filter((_, at) => at !== index))}
            >
              {t('waiting:dialog.remove')}
            </Button>
          </div>
        ))}
        {windows.length < mostWindows && (
          <div>
            <Button
              size="compact-sm"
              variant="subtle"
              className={styles['add']}
              onClick={() => onChange([...windows, { from: '09:00', to: '12:00' }])}
            >
              {t('waiting:dialog.addTimes')}
            </Button>
          </div>
        )}
      </div>
    </Input.Wrapper>
  );
}
