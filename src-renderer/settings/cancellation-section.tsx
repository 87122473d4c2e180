import { NumberInput, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CancellationRules } from '../../src-shared/domain/cancellation.ts';
import { toMajor, toMinor } from '../../src-shared/domain/price-text.ts';
import { t } from '../../src-shared/words/words.ts';
import { useServices } from '../store/services-store.ts';
import { changeSettings, useSettings } from '../store/settings-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { PriceField } from '../ui/price-field.tsx';
import styles from './settings.module.css';

type Fee = CancellationRules['fee'];

const kinds = ['none', 'percent', 'amount'] as const satisfies readonly Fee['kind'][];

/** What counts as cancelled late, and what that costs; each booking can still say otherwise. */
export function CancellationSection(): ReactNode {
  const rules = useSettings((state) => state.settings.cancellation);
  const currency = useServices((state) => state.services[0]?.currency) ?? 'EUR';
  const { fee } = rules;

  function set(changes: Partial<CancellationRules>): void {
    changeSettings({ cancellation: { ...rules, ...changes } }).catch(tellFailure);
  }

  function setKind(kind: string | null): void {
    if (kind === 'percent') set({ fee: { kind, percent: 50 } });
    else if (kind === 'amount') set({ fee: { kind, minor: toMinor(20, currency) } });
    else set({ fee: { kind: 'none' } });
  }

  return (
    <Section
      name="cancellation"
      title={t('settings:cancellation.title')}
      about={t('settings:cancellation.about')}
    >
      <div className={styles['row']}>
        <NumberInput
          label={t('settings:cancellation.late')}
          description={t('settings:cancellation.lateAbout')}
          min={0}
          max={336}
          clampBehavior="strict"
          value={rules.lateHours}
          onChange={(hours) => typeof hours === 'number' && set({ lateHours: Math.round(hours) })}
        />
        <Select
          label={t('settings:cancellation.fee')}
          description={t('settings:cancellation.feeAbout')}
          data={kinds.map((kind) => ({ value: kind, label: t(`settings:cancellation.${kind}`) }))}
          allowDeselect={false}
          value={fee.kind}
          onChange={setKind}
        />
        {fee.kind === 'percent' && (
          <NumberInput
            label={t('settings:cancellation.part')}
            description={t('settings:cancellation.partAbout')}
            min={1}
            max={100}
            clampBehavior="strict"
            value={fee.percent}
            onChange={(percent) =>
              typeof percent === 'number' &&
              percent >= 1 &&
              set({ fee: { kind: 'percent', percent: Math.round(percent) } })
            }
          />
        )}
        {fee.kind === 'amount' && (
          <PriceField
            label={t('settings:cancellation.fixed', { currency })}
            description={t('settings:cancellation.fixedAbout')}
            currency={currency}
            value={toMajor(fee.minor, currency)}
            onChange={(amount) =>
              amount !== '' && set({ fee: { kind: 'amount', minor: toMinor(amount, currency) } })
            }
          />
        )}
      </div>
    </Section>
  );
}
