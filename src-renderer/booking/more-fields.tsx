import { Textarea, TextInput } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { linkHostOf } from '../../src-shared/domain/place.ts';
import { amountText, toMajor } from '../../src-shared/domain/price-text.ts';
import { PriceField } from '../ui/price-field.tsx';
import { submitOnControlEnter } from '../ui/submit-keys.ts';
import styles from './booking-form.module.css';
import type { BookingForm } from './use-booking-form.ts';
import { t } from '../../src-shared/words/words.ts';

type Props = {
  form: BookingForm;
  isReadOnly: boolean;
  /** A new booking hides what it seldom needs, so that entering it stays quick. */
  isOpenAtFirst: boolean;
  currency: string;
  /** What the service asks, which holds for a new booking unless another price is typed. */
  servicePriceMinor: number | null;
};

/** What a booking seldom needs: place, notes, price, and a title of its own. */
export function MoreFields({ isOpenAtFirst, ...rest }: Props): ReactNode {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const box = useRef<HTMLDivElement>(null);
  const Shape = isOpen ? ChevronDown : ChevronRight;

  // In a small window they would open below all that is in sight.
  useEffect(() => {
    if (isOpen && !isOpenAtFirst) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, isOpenAtFirst]);

  return (
    <div ref={box} className={styles['more']}>
      <button
        type="button"
        className={styles['moreButton']}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Shape size={15} aria-hidden="true" />
        {t('booking:more.button')}
      </button>
      {isOpen && <Fields {...rest} />}
    </div>
  );
}

function Fields({
  form,
  isReadOnly,
  currency,
  servicePriceMinor,
}: Omit<Props, 'isOpenAtFirst'>): ReactNode {
  const { values, change } = form;
  const host = linkHostOf(values.location);
  const usual = servicePriceMinor === null ? undefined : toMajor(servicePriceMinor, currency);
  return (
    <>
      <TextInput
        label={t('booking:more.location')}
        description={
          host === null ? t('booking:more.locationHint') : t('booking:more.link', { host })
        }
        value={values.location}
        readOnly={isReadOnly}
        onChange={(event) => change({ location: event.currentTarget.value })}
      />
      <Textarea
        label={t('booking:more.calendarNote')}
        onKeyDown={submitOnControlEnter}
        autosize
        minRows={2}
        maxRows={6}
        value={values.calendarNote}
        readOnly={isReadOnly}
        onChange={(event) => change({ calendarNote: event.currentTarget.value })}
      />
      <Textarea
        label={t('booking:more.privateNote')}
        onKeyDown={submitOnControlEnter}
        description={t('booking:more.privateNoteHint')}
        autosize
        minRows={2}
        maxRows={8}
        value={values.privateNote}
        readOnly={isReadOnly}
        onChange={(event) => change({ privateNote: event.currentTarget.value })}
      />
      <div className={styles['pair']}>
        <PriceField
          label={t('booking:more.price', { currency })}
          placeholder={
            usual === undefined ? t('booking:more.noPrice') : amountText(usual, currency)
          }
          currency={currency}
          value={values.price ?? ''}
          isReadOnly={isReadOnly}
          onChange={(price) => change({ price })}
        />
        <PriceField
          label={t('booking:more.discount', { currency })}
          currency={currency}
          value={values.discount}
          isReadOnly={isReadOnly}
          onChange={(discount) => change({ discount })}
        />
      </div>
      <TextInput
        label={t('booking:more.title')}
        placeholder={t('booking:more.titleHint')}
        value={values.title}
        readOnly={isReadOnly}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
    </>
  );
}
