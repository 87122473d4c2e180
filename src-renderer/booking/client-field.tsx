import { useEffect, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { Client } from '../../src-shared/domain/client.ts';
import { ask } from '../bridge.ts';
import { CreatablePicker } from '../ui/creatable-picker.tsx';
import type { PickerOption } from '../ui/creatable-picker.tsx';
import { tellFailure } from '../ui/notify.tsx';
import type { Picked } from './form-values.ts';
import { t } from '../../src-shared/words/words.ts';

type Props = {
  client: Picked | null;
  text: string;
  error: string | null;
  hasAutoFocus: boolean;
  isReadOnly: boolean;
  fieldRef?: RefObject<HTMLInputElement | null>;
  onChange: (client: Picked | null, text: string) => void;
};

const shownAtMost = 7;

/** Whom the book knows by a text, the best first. */
async function findClients(text: string): Promise<Client[]> {
  const clients = await ask('clients.search', { text, limit: shownAtMost });
  return clients.filter(({ archived }) => !archived); // those come last
}

const isCalled = (name: string, { name: known }: { name: string }): boolean =>
  known.toLowerCase() === name.toLowerCase();

/** A new client of a name; one who is called so already, where the name was typed faster than they were found. */
async function makeClient(name: string): Promise<Client> {
  const known = (await findClients(name)).find((client) => isCalled(name, client));
  return known ?? (await ask('clients.create', { name }));
}

/** Whom the booking is for: found by typing, or made on the spot. */
export function ClientField({
  client,
  text,
  error,
  hasAutoFocus,
  isReadOnly,
  fieldRef,
  onChange,
}: Props): ReactNode {
  const [options, setOptions] = useState<PickerOption[]>([]);
  const [isOpened, setOpened] = useState(false);
  const wanted = client === null ? text.trim() : '';

  useEffect(() => {
    if (!isOpened) return undefined; // nobody sees whom it would suggest
    let isCurrent = true;
    findClients(wanted)
      .then((clients) => {
        if (!isCurrent) return;
        setOptions(
          clients.map(({ id, name, phone, email }) => ({ id, name, facts: phone || email })),
        );
      })
      .catch(tellFailure);
    return () => {
      isCurrent = false;
    };
  }, [wanted, isOpened]);

  const isKnown = options.some((option) => isCalled(wanted, option));
  return (
    <CreatablePicker
      {...(fieldRef === undefined ? {} : { fieldRef })}
      label={t('booking:client.label')}
      placeholder={t('booking:client.placeholder')}
      text={text}
      options={options}
      createLabel={wanted === '' || isKnown ? null : t('booking:client.create', { name: wanted })}
      error={error}
      hasAutoFocus={hasAutoFocus}
      isReadOnly={isReadOnly}
      onOpen={() => setOpened(true)}
      onText={(next) => onChange(null, next)}
      onPick={(option) => onChange({ id: option.id, name: option.name }, option.name)}
      onCreate={() => {
        makeClient(wanted)
          .then((made) => onChange({ id: made.id, name: made.name }, made.name))
          .catch(tellFailure);
      }}
    />
  );
}
