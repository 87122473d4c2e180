import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ReceiptSettings, receiptYearOf } from '../../src-shared/domain/receipts.ts';
import { t } from '../../src-shared/words/words.ts';
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
      .then(() => tell(t('settings:receipts.saved')))
      .catch(tellFailure);
  }

  return (
    <Section
      name="receipts"
      title={t('settings:receipts.title')}
      about={t('settings:receipts.about')}
    >
      <form
        className={styles['stack']}
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success) save();
        }}
      >
        <TextInput
          label={t('settings:receipts.practiceName')}
          value={values.practiceName}
          onChange={(event) => set({ practiceName: event.currentTarget.value })}
        />
        <Textarea
          label={t('settings:receipts.practiceAddress')}
          autosize
          minRows={3}
          maxRows={6}
          value={values.practiceAddress}
          onChange={(event) => set({ practiceAddress: event.currentTarget.value })}
        />
        <TextInput
          label={t('settings:receipts.taxId')}
          value={values.taxId}
          onChange={(event) => set({ taxId: event.currentTarget.value })}
        />
        <NumberInput
          label={t('settings:receipts.tax')}
          description={t('settings:receipts.taxAbout')}
          min={0}
          max={50}
          decimalScale={2}
          hideControls
          value={values.taxPercent ?? ''}
          onChange={(percent) => set({ taxPercent: typeof percent === 'number' ? percent : null })}
        />
        <TextInput
          label={t('settings:receipts.taxText')}
          placeholder={t('settings:receipts.taxTextExample')}
          value={values.taxText}
          onChange={(event) => set({ taxText: event.currentTarget.value })}
        />
        <TextInput
          label={t('settings:receipts.prefix')}
          description={t('settings:receipts.prefixAbout', {
            number: `${values.prefix}${year}-0001`,
          })}
          error={isPrefixWrong ? t('settings:receipts.prefixWrong') : undefined}
          value={values.prefix}
          onChange={(event) => set({ prefix: event.currentTarget.value })}
        />
        <div>
          <Button type="submit" variant="filled" disabled={!isChanged || !parsed.success}>
            {t('settings:receipts.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
