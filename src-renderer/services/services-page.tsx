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
      title="Services"
      actions={
        <Button
          variant="filled"
          leftSection={<Plus size={15} aria-hidden="true" />}
          onClick={() => setOpen({ id: null })}
        >
          New service
        </Button>
      }
    >
      {services.length === 0 && (
        <EmptyState title="There are no services yet">
          A service gives a booking its length, its colour and its price. Services are also made on
          the way, when you type a new one into a booking.
        </EmptyState>
      )}
      <Rows label="Services">
        {sorted.map((service) => (
          <Row
            key={service.id}
            name={service.name}
            facts={[
              formatMinutes(service.lengthMinutes),
              service.priceMinor === 0 ? '' : formatPrice(service.priceMinor, service.currency),
              service.location,
            ]}
            color={service.color}
            isArchived={service.archived}
            onOpen={() => setOpen({ id: service.id })}
          />
        ))}
      </Rows>
      <ServiceDialog service={opened} isOpen={open !== null} onClose={() => setOpen(null)} />
    </Page>
  );
}
