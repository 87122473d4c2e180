import { useEffect, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
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
    ask('clients.search', { text: wanted, limit: shownAtMost })
      .then((clients) => {
        if (!isCurrent) return;
        const usable = clients.filter((found) => !found.archived); // those come last
        setOptions(
          usable.map(({ id, name, phone, email }) => ({ id, name, facts: phone || email })),
        );
      })
      .catch(tellFailure);
    return () => {
      isCurrent = false;
    };
  }, [wanted, isOpened]);

  const isKnown = options.some((option) => option.name.toLowerCase() === wanted.toLowerCase());
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
        ask('clients.create', { name: wanted })
          .then((made) => onChange({ id: made.id, name: made.name }, made.name))
          .catch(tellFailure);
      }}
    />
  );
}
