import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { linkHostOf } from '../../src-shared/domain/place.ts';
import { toMajor } from '../../src-shared/domain/price-text.ts';
import { submitOnControlEnter } from '../ui/submit-keys.ts';
import styles from './booking-form.module.css';
import type { BookingForm } from './use-booking-form.ts';

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
  const Shape = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className={styles['more']}>
      <button
        type="button"
        className={styles['moreButton']}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Shape size={15} aria-hidden="true" />
        More: place, notes, price
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
        label="Location"
        description={
          host === null ? 'A room, an address, or a link to a call' : `A link to ${host}`
        }
        value={values.location}
        readOnly={isReadOnly}
        onChange={(event) => change({ location: event.currentTarget.value })}
      />
      <Textarea
        label="Note for the calendar"
        onKeyDown={submitOnControlEnter}
        autosize
        minRows={2}
        maxRows={6}
        value={values.calendarNote}
        readOnly={isReadOnly}
        onChange={(event) => change({ calendarNote: event.currentTarget.value })}
      />
      <Textarea
        label="Private note"
        onKeyDown={submitOnControlEnter}
        description="Never leaves this laptop"
        autosize
        minRows={2}
        maxRows={8}
        value={values.privateNote}
        readOnly={isReadOnly}
        onChange={(event) => change({ privateNote: event.currentTarget.value })}
      />
      <div className={styles['pair']}>
        <NumberInput
          label={`Price (${currency})`}
          placeholder={usual === undefined ? 'None agreed' : usual.toFixed(2)}
          min={0}
          decimalScale={2}
          hideControls
          value={values.price ?? ''}
          readOnly={isReadOnly}
          onChange={(price) => change({ price: typeof price === 'number' ? price : '' })}
        />
        <NumberInput
          label={`Discount (${currency})`}
          min={0}
          decimalScale={2}
          hideControls
          value={values.discount}
          readOnly={isReadOnly}
          onChange={(discount) =>
            change({ discount: typeof discount === 'number' ? discount : '' })
          }
        />
      </div>
      <TextInput
        label="Title"
        placeholder="Made of service and client when left empty"
        value={values.title}
        readOnly={isReadOnly}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
    </>
  );
}
