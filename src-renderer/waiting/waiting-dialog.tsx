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
import { weekdayNames } from './waiting-words.ts';
import styles from './waiting.module.css';

/** Puts somebody on the waiting list, or changes what they wait for. */
export function WaitingDialog(): ReactNode {
  const { dialog, opened } = useWaitingDialog();
  const title = dialog.kind === 'open' ? `${dialog.entry.clientName} waits` : 'Waiting list';
  return (
    <SideDialog isOpen={dialog.kind !== 'closed'} title={title} onClose={closeWaiting}>
      {dialog.kind !== 'closed' && <WaitingForm key={opened} dialog={dialog} />}
    </SideDialog>
  );
}

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
  if (values.client === null) errors.client = 'Choose who waits, or create them';
  if (values.service === null && values.serviceText.trim() !== '')
    errors.service = 'Choose a service from the list, or create this one';
  if (values.windows.some(({ from, to }) => from === '' || to === '' || from >= to))
    errors.windows = 'Each needs a beginning and a later end';
  if (values.earliestDay !== '' && values.latestDay !== '' && values.latestDay < values.earliestDay)
    errors.latestDay = 'The last day must not be before the first';
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
      dialog.kind === 'new' ? 'Put on the waiting list' : 'Waiting list changed',
      client.name,
    );
  }

  return (
    <SideForm
      onSubmit={() => void save().catch((error: unknown) => tellFailure(failureOf(error)))}
      footer={
        <Button type="submit" variant="filled" size="sm" ml="auto">
          Save
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
      <Input.Wrapper label="Days" description="None chosen means any" labelElement="div">
        <Chip.Group multiple value={values.weekdays} onChange={(weekdays) => change({ weekdays })}>
          <Group gap={6} mt={6}>
            {weekdayNames.map((name, index) => (
              <Chip key={name} value={String(index + 1)} size="xs">
                {name}
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
          label="First day"
          type="date"
          value={values.earliestDay}
          onChange={(event) => change({ earliestDay: event.currentTarget.value })}
        />
        <TextInput
          label="Last day"
          type="date"
          value={values.latestDay}
          error={errors.latestDay}
          onChange={(event) => change({ latestDay: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label="Note"
        description="Never leaves this laptop"
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
      label="Times of the day"
      description={windows.length === 0 ? 'None given means any' : undefined}
      labelElement="div"
      error={error}
    >
      <div className={styles['windows']}>
        {windows.map((one, index) => (
          <div key={index} className={styles['window']}>
            <TimeField
              label="From"
              value={one.from}
              error={undefined}
              isReadOnly={false}
              hasAutoFocus={false}
              onChange={(from) => set(index, { from })}
            />
            <TimeField
              label="Until"
              value={one.to}
              error={undefined}
              isReadOnly={false}
              hasAutoFocus={false}
              onChange={(to) => set(index, { to })}
            />
            <Button
              variant="subtle"
              aria-label={`Remove ${one.from}–${one.to}`}
              onClick={() => onChange(windows.filter((_, at) => at !== index))}
            >
              Remove
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
              Add times
            </Button>
          </div>
        )}
      </div>
    </Input.Wrapper>
  );
}
