import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ReceiptSettings, receiptYearOf } from '../../src-shared/domain/receipts.ts';
import { changeSettings, usePracticeTimeZone, useSettings } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import styles from './settings.module.css';

/** What stands on receipts. Saved together, because an address is not finished with its first letter. */
export function ReceiptsSection(): ReactNode {
  const saved = useSettings((state) => state.settings.receipts);
  return <ReceiptsForm key={JSON.stringify(saved)} saved={saved} />;
}

function ReceiptsForm({ saved }: { saved: ReceiptSettings }): ReactNode {
  const [values, setValues] = useState(saved);
  const year = receiptYearOf(now(), usePracticeTimeZone());
  const parsed = ReceiptSettings.safeParse(values);
  const isChanged = JSON.stringify(values) !== JSON.stringify(saved);
  const set = (changes: Partial<ReceiptSettings>) => setValues({ ...values, ...changes });
  const isPrefixWrong = !ReceiptSettings.shape.prefix.safeParse(values.prefix).success;

  function save(): void {
    changeSettings({ receipts: values })
      .then(() => tell('Receipts will say this from now on'))
      .catch(tellFailure);
  }

  return (
    <Section
      title="Receipts"
      about="A receipt keeps what it said when it was issued; a change here holds for the next one."
    >
      <form
        className={styles['stack']}
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success) save();
        }}
      >
        <TextInput
          label="Name of the practice"
          value={values.practiceName}
          onChange={(event) => set({ practiceName: event.currentTarget.value })}
        />
        <Textarea
          label="Address of the practice"
          autosize
          minRows={3}
          maxRows={6}
          value={values.practiceAddress}
          onChange={(event) => set({ practiceAddress: event.currentTarget.value })}
        />
        <TextInput
          label="Tax number"
          value={values.taxId}
          onChange={(event) => set({ taxId: event.currentTarget.value })}
        />
        <NumberInput
          label="VAT in the prices (%)"
          description="Left empty: no VAT is charged"
          min={0}
          max={50}
          decimalScale={2}
          hideControls
          value={values.taxPercent ?? ''}
          onChange={(percent) => set({ taxPercent: typeof percent === 'number' ? percent : null })}
        />
        <TextInput
          label="Sentence about tax"
          placeholder="No VAT under § 19 UStG"
          value={values.taxText}
          onChange={(event) => set({ taxText: event.currentTarget.value })}
        />
        <TextInput
          label="Before each number"
          description={`A number is then ${values.prefix}${year}-0001`}
          error={isPrefixWrong ? 'Up to 12 letters, digits, and - / _' : undefined}
          value={values.prefix}
          onChange={(event) => set({ prefix: event.currentTarget.value })}
        />
        <div>
          <Button type="submit" variant="filled" disabled={!isChanged || !parsed.success}>
            Save receipts
          </Button>
        </div>
      </form>
    </Section>
  );
}
