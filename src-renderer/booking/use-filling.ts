import { useRef, useState } from 'react';
import type { Service } from '../../src-shared/domain/service.ts';
import { dayOf, startOfDay, wallTimeOf } from '../../src-shared/domain/time.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { ask } from '../bridge.ts';
import { useServices } from '../store/services-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import type { FormValues, Picked } from './form-values.ts';
import { findLastService } from './last-service.ts';
import type { ServiceTerms } from './service-field.tsx';
import type { BookingForm } from './use-booking-form.ts';

/** Where a time that nobody named may be put: on a day, or on any where that is null. */
export type Likely = { day: Day | null };

type Options = {
  form: BookingForm;
  isNew: boolean;
  /** Null where the person pointed at the time. */
  likely: Likely | null;
  timeZone: string;
  lengthIsMeant: boolean;
  /** The service that it begins with is the client's last one. */
  isServiceFilled: boolean;
  /** One field is done, and another one is what comes next. */
  onNext: (done: 'client' | 'service', next: 'service' | 'when') => void;
};

export type Filling = {
  /** What follows from the last choice is still being looked up. */
  isFilling: boolean;
  /** The service came from the client's last time, not from the person. */
  isAsLastTime: boolean;
  takeClient: (client: Picked | null, text: string) => void;
  takeService: (service: Picked | null, text: string, terms: ServiceTerms | null) => void;
  /** The person said when: the time stays, whatever service is chosen. */
  keepTime: () => void;
  keepLength: () => void;
};

/**
 * Fills in what follows from a choice: from a client what they came for last time, from a service its length and
 * place, and from both the first time that has room for them. What the person said themselves stays.
 */
export function useFilling(options: Options): Filling {
  const { form, isNew, timeZone, onNext } = options;
  const { values, change } = form;
  const services = useServices((state) => state.services);
  const [isFilling, setFilling] = useState(false);
  const [isLengthMeant, setLengthMeant] = useState(options.lengthIsMeant);
  /** What was filled in here: another choice may change it, what was typed may not. */
  const [filled, setFilled] = useState<{ place: string; serviceId: string | null }>({
    place: options.isServiceFilled ? values.location : '',
    serviceId: options.isServiceFilled ? (values.service?.id ?? null) : null,
  });
  const openTime = useRef(
    options.likely === null ? null : { date: values.date, startTime: values.startTime },
  );
  const fromDay = useRef(values.date);

  function fieldsBy(terms: ServiceTerms, last: FormValues): Partial<FormValues> {
    const isPlaceFree = last.location === '' || last.location === filled.place;
    return {
      ...(isLengthMeant ? {} : { minutes: terms.lengthMinutes }),
      ...(isPlaceFree ? { location: terms.location } : {}),
    };
  }

  /** Puts a time that nobody named to the first one with room for the service. */
  async function findRoom(serviceId: string, lengthMinutes: number): Promise<void> {
    const { likely } = options;
    if (likely === null || openTime.current === null) return;
    const minutes = isLengthMeant && values.minutes !== '' ? values.minutes : lengthMinutes;
    const fromAt = startOfDay(fromDay.current, timeZone);
    const question = { serviceId, minutes, fromAt, count: 1 };
    const { starts } = await ask('availability.nextFree', question);
    const [startAt] = starts;
    const before = openTime.current;
    if (startAt === undefined || before === null) return;
    if (likely.day !== null && dayOf(startAt, timeZone) !== likely.day) return;
    const start = wallTimeOf(startAt, timeZone);
    const found = { date: start.slice(0, 10), startTime: start.slice(11) };
    openTime.current = found;
    change((last) =>
      last.date === before.date && last.startTime === before.startTime ? found : {},
    );
  }

  async function fillFromLastTime(client: Picked): Promise<void> {
    const service = await findLastService(client.id, services);
    change((last) => {
      if (last.client?.id !== client.id || !isServiceOpen(last, filled.serviceId)) return {};
      if (service === null) return { service: null, serviceText: '' };
      return {
        service: { id: service.id, name: service.name },
        serviceText: service.name,
        ...fieldsBy(service, last),
      };
    });
    keepAsFilled(service);
    if (service !== null) await findRoom(service.id, service.lengthMinutes);
    onNext('client', service === null ? 'service' : 'when');
  }

  function keepAsFilled(service: Service | null): void {
    setFilled({ place: service?.location ?? '', serviceId: service?.id ?? null });
  }

  return {
    isFilling,
    isAsLastTime: values.service !== null && values.service.id === filled.serviceId,
    takeClient(client, clientText) {
      change({ client, clientText });
      if (!isNew || client === null) return;
      if (!isServiceOpen(values, filled.serviceId)) {
        onNext('client', values.service === null ? 'service' : 'when');
        return;
      }
      setFilling(true);
      fillFromLastTime(client)
        .catch(tellFailure)
        .finally(() => setFilling(false));
    },
    takeService(service, serviceText, terms) {
      change((last) => ({
        service,
        serviceText,
        ...(terms === null ? {} : fieldsBy(terms, last)),
      }));
      if (service === null || terms === null) return;
      setFilled({ place: terms.location, serviceId: null });
      if (!isNew) return;
      setFilling(true);
      findRoom(service.id, terms.lengthMinutes)
        .catch(tellFailure)
        .finally(() => setFilling(false));
      onNext('service', 'when');
    },
    keepTime() {
      openTime.current = null;
    },
    keepLength: () => setLengthMeant(true),
  };
}

/** Tells whether nobody has chosen a service, or typed at one. */
function isServiceOpen({ service, serviceText }: FormValues, filledId: string | null): boolean {
  return service === null ? serviceText === '' : service.id === filledId;
}
