import { Button, NumberInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { Service, ServiceColor } from '../../src-shared/domain/service.ts';
import { ask } from '../bridge.ts';
import { useServices } from '../store/services-store.ts';
import { CreatablePicker } from '../ui/creatable-picker.tsx';
import { formatMinutes } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import styles from './booking-form.module.css';
import type { Picked } from './form-values.ts';
import { nextColor } from './next-color.ts';
import { t } from '../../src-shared/words/words.ts';

export type ServiceTerms = Pick<Service, 'lengthMinutes' | 'location'>;

type Props = {
  service: Picked | null;
  text: string;
  error: string | null;
  isReadOnly: boolean;
  fieldRef?: RefObject<HTMLInputElement | null>;
  /** What it brings, in words under the field. */
  facts?: ReactNode;
  /** `terms` are what the service gives a new booking; null when no service is picked. */
  onChange: (service: Picked | null, text: string, terms: ServiceTerms | null) => void;
};

/** What is done in the booking: picked from the services, or made on the spot with its length. */
export function ServiceField({
  service,
  text,
  error,
  isReadOnly,
  fieldRef,
  facts,
  onChange,
}: Props): ReactNode {
  const services = useServices((state) => state.services);
  const [newName, setNewName] = useState<string | null>(null);
  const ownRef = useRef<HTMLInputElement>(null);
  const field = fieldRef ?? ownRef;
  const wanted = service === null ? text.trim() : '';
  const options = services
    .filter((known) => !known.archived && known.name.toLowerCase().includes(wanted.toLowerCase()))
    .map(({ id, name, lengthMinutes, color }) => ({
      id,
      name,
      facts: formatMinutes(lengthMinutes),
      color,
    }));
  const isKnown = options.some((option) => option.name.toLowerCase() === wanted.toLowerCase());

  function keep(made: Service): void {
    setNewName(null);
    onChange({ id: made.id, name: made.name }, made.name, made);
  }

  return (
    <div>
      <CreatablePicker
        fieldRef={field}
        label={t('booking:service.label')}
        placeholder={
          services.length === 0
            ? t('booking:service.firstPlaceholder')
            : t('booking:service.placeholder')
        }
        text={text}
        options={options}
        createLabel={
          wanted === '' || isKnown ? null : t('booking:service.create', { name: wanted })
        }
        error={newName === null ? error : null}
        isReadOnly={isReadOnly}
        onText={(next) => {
          setNewName(null);
          onChange(null, next, null);
        }}
        onPick={({ id }) => {
          const picked = services.find((known) => known.id === id);
          if (picked !== undefined) keep(picked);
        }}
        onCreate={() => setNewName(wanted)}
      />
      {facts}
      {newName !== null && (
        <NewService
          name={newName}
          color={nextColor(services)}
          onMade={(made) => {
            keep(made);
            field.current?.focus();
          }}
          onStop={() => setNewName(null)}
        />
      )}
    </div>
  );
}

type NewServiceProps = {
  name: string;
  color: ServiceColor;
  onMade: (service: Service) => void;
  onStop: () => void;
};

function NewService({ name, color, onMade, onStop }: NewServiceProps): ReactNode {
  const [minutes, setMinutes] = useState<number | string>(50);
  const isUsable = typeof minutes === 'number' && minutes >= 5;

  function create(): void {
    if (!isUsable) return;
    ask('services.create', { name, lengthMinutes: minutes, color }).then(onMade).catch(tellFailure);
  }

  return (
    <div className={styles['newService']}>
      <NumberInput
        label={t('booking:service.minutes')}
        autoFocus
        min={5}
        max={1440}
        step={5}
        value={minutes}
        onChange={setMinutes}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onStop();
          }
          if (event.key !== 'Enter') return;
          event.preventDefault();
          create();
        }}
      />
      <Button variant="filled" size="sm" disabled={!isUsable} onClick={create}>
        {t('booking:service.createButton')}
      </Button>
    </div>
  );
}
