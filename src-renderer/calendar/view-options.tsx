import { ActionIcon, Button, Checkbox, Popover, Select } from '@mantine/core';
import { Minus, Plus, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { isTimeZone } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { zoneName } from '../ui/zone-name.ts';
import { LegendDialog } from './legend-dialog.tsx';
import { usePosition } from './position-store.ts';
import { zoomedBy, zooms } from './slot-height.ts';
import { preferView, useViewPreferences } from './view-preferences.ts';
import styles from './view-options.module.css';

/** How the calendar looks: cancelled bookings, the size of the hours, a second time zone; and what its patterns mean. */
export function ViewOptions(): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [showsLegend, setShowsLegend] = useState(false);
  const hasHours = usePosition(({ view }) => view !== 'month' && view !== 'agenda');
  const showsCancelled = usePosition((state) => state.showsCancelled);
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        trapFocus
        returnFocus
        shadow="md"
        width={290}
        position="bottom-end"
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={t('calendar:options.label')}
            onClick={() => setOpen(!isOpen)}
          >
            <SlidersHorizontal size={17} aria-hidden="true" />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('calendar:options.label')} className={styles['options']}>
          <Checkbox
            size="xs"
            label={t('calendar:options.showCancelled')}
            checked={showsCancelled}
            onChange={(event) =>
              usePosition.setState({ showsCancelled: event.currentTarget.checked })
            }
          />
          {hasHours && <ZoomRow />}
          {hasHours && <SecondZone />}
          <Button
            variant="default"
            onClick={() => {
              setOpen(false);
              setShowsLegend(true);
            }}
          >
            {t('calendar:options.legend')}
          </Button>
        </Popover.Dropdown>
      </Popover>
      <LegendDialog isOpen={showsLegend} onClose={() => setShowsLegend(false)} />
    </>
  );
}

function ZoomRow(): ReactNode {
  const zoom = useViewPreferences((state) => state.zoom);
  return (
    <div role="group" aria-label={t('calendar:options.hours')} className={styles['row']}>
      <span>{t('calendar:options.hours')}</span>
      <div className={styles['zoom']}>
        <ActionIcon
          variant="default"
          aria-label={t('calendar:options.smaller')}
          disabled={zoom === zooms[0]}
          onClick={() => preferView({ zoom: zoomedBy(zoom, -1) })}
        >
          <Minus size={15} />
        </ActionIcon>
        <output className={styles['size']}>{t(`calendar:zoom.${zoom}`)}</output>
        <ActionIcon
          variant="default"
          aria-label={t('calendar:options.larger')}
          disabled={zoom === zooms.at(-1)}
          onClick={() => preferView({ zoom: zoomedBy(zoom, 1) })}
        >
          <Plus size={15} />
        </ActionIcon>
      </div>
    </div>
  );
}

const zones = (): string[] => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

function SecondZone(): ReactNode {
  const secondZone = useViewPreferences((state) => state.secondZone);
  const data = [...new Set([...zones(), ...(secondZone === null ? [] : [secondZone])])].map(
    (value) => ({
      value,
      label: value === zoneName(value) ? value : `${zoneName(value)} (${value})`,
    }),
  );
  return (
    <Select
      size="xs"
      label={t('calendar:options.secondZone')}
      placeholder={t('calendar:options.noSecondZone')}
      nothingFoundMessage={t('calendar:options.noSuchZone')}
      data={data}
      value={secondZone}
      searchable
      clearable
      limit={60}
      comboboxProps={{ withinPortal: false }}
      maxDropdownHeight={180}
      onChange={(zone) =>
        preferView({ secondZone: zone !== null && isTimeZone(zone) ? zone : null })
      }
    />
  );
}
