import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useServices } from '../store/services-store.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatMinutes } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { formatPrice } from '../../src-shared/domain/price-text.ts';
import { t } from '../../src-shared/words/words.ts';
import { ServiceDialog } from './service-dialog.tsx';

type Open = { id: string | null } | null;

/** What is offered, how long it takes and what it costs. */
export function ServicesPage(): ReactNode {
  const services = useServices((state) => state.services);
  const [open, setOpen] = useState<Open>(null);
  const opened = services.find((service) => service.id === open?.id) ?? null;
  const sorted = services.toSorted((a, b) => Number(a.archived) - Number(b.archived));

  return (
    <Page
      title={t('services:title')}
      actions={
        <Button
          variant="filled"
          leftSection={<Plus size={15} aria-hidden="true" />}
          onClick={() => setOpen({ id: null })}
        >
          {t('services:new')}
        </Button>
      }
    >
      {services.length === 0 ? (
        <EmptyState title={t('services:none.title')}>{t('services:none.about')}</EmptyState>
      ) : (
        <Rows label={t('services:title')}>
          {sorted.map((service) => (
            <Row
              key={service.id}
              name={service.name}
              facts={[formatMinutes(service.lengthMinutes), service.location]}
              amount={
                service.priceMinor === 0 ? '' : formatPrice(service.priceMinor, service.currency)
              }
              color={service.color}
              isArchived={service.archived}
              onOpen={() => setOpen({ id: service.id })}
            />
          ))}
        </Rows>
      )}
      <ServiceDialog service={opened} isOpen={open !== null} onClose={() => setOpen(null)} />
    </Page>
  );
}
