import { Button, Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type {
  Availability,
  HolidayOffer,
  HolidayPlace,
} from '../../src-shared/domain/availability.ts';
import { numberLocale } from '../../src-shared/words/date-words.ts';
import { spokenLanguage, t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { keepAvailability } from '../store/availability-store.ts';
import { formatDay } from '../ui/format.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import styles from './availability.module.css';
import { useHolidayOffers, usePlaces } from './use-holidays.ts';

/** The public holidays on which the practice is closed: offered for a place and a year, taken one by one. */
export function HolidaysSection({
  availability,
  today,
}: {
  availability: Availability;
  today: string;
}): ReactNode {
  const thisYear = Number(today.slice(0, 4));
  const [place, setPlace] = useState<HolidayPlace | null>(availability.holidayPlace);
  const [year, setYear] = useState(thisYear);
  const [language, setLanguage] = useState<string>(spokenLanguage);
  const languageNames = new Intl.DisplayNames(numberLocale(), { type: 'language' });
  const places = usePlaces(place?.country ?? null, place?.state ?? null, spokenLanguage());
  const offers = useHolidayOffers(place, year, language);
  const choices = (some: { code: string; name: string }[]) =>
    some.map(({ code, name }) => ({ value: code, label: name }));

  return (
    <Section title={t('availability:holidays.title')} about={t('availability:holidays.about')}>
      <div className={styles['place']}>
        <Select
          label={t('availability:holidays.country')}
          placeholder={t('availability:holidays.choose')}
          searchable
          nothingFoundMessage={t('availability:holidays.noCountry')}
          data={choices(places?.countries ?? [])}
          value={place?.country ?? null}
          onChange={(country) =>
            setPlace(country === null ? null : { country, state: null, region: null })
          }
        />
        {place !== null && places !== null && places.states.length > 0 && (
          <Select
            label={t('availability:holidays.state')}
            placeholder={t('availability:holidays.all')}
            searchable
            clearable
            data={choices(places.states)}
            value={place.state}
            onChange={(state) => setPlace({ ...place, state, region: null })}
          />
        )}
        {place !== null && places !== null && places.regions.length > 0 && (
          <Select
            label={t('availability:holidays.region')}
            placeholder={t('availability:holidays.all')}
            clearable
            data={choices(places.regions)}
            value={place.region}
            onChange={(region) => setPlace({ ...place, region })}
          />
        )}
        <Select
          label={t('availability:holidays.year')}
          data={[thisYear, thisYear + 1, thisYear + 2].map(String)}
          value={String(year)}
          onChange={(value) => setYear(Number(value))}
        />
        {place !== null && places !== null && places.languages.length > 1 && (
          <Select
            label={t('availability:holidays.language')}
            data={places.languages.map((code) => ({
              value: code,
              label: languageNames.of(code) ?? code,
            }))}
            value={language}
            onChange={(code) => setLanguage(code ?? spokenLanguage())}
          />
        )}
      </div>
      {place !== null && offers !== null && (
        <HolidayChoice
          key={JSON.stringify([place, year, availability.holidays])}
          place={place}
          year={year}
          offers={offers}
          availability={availability}
        />
      )}
    </Section>
  );
}

type ChoiceProps = {
  place: HolidayPlace;
  year: number;
  offers: HolidayOffer[];
  availability: Availability;
};

function HolidayChoice({ place, year, offers, availability }: ChoiceProps): ReactNode {
  const taken = availability.holidays.filter(({ day }) => day.startsWith(`${year}-`));
  const [days, setDays] = useState(() => new Set(taken.map(({ day }) => day)));
  // What was taken for another place stays in sight, so that it can be given back.
  const others = taken.filter(({ day }) => !offers.some((offer) => offer.day === day));
  const listed = [...offers, ...others.map((other) => ({ ...other, isPublic: false }))].toSorted(
    (a, b) => (a.day < b.day ? -1 : 1),
  );
  const isChanged = days.size !== taken.length || taken.some(({ day }) => !days.has(day));

  function toggle(day: string, isChosen: boolean): void {
    const next = new Set(days);
    if (isChosen) next.add(day);
    else next.delete(day);
    setDays(next);
  }

  function save(): void {
    const holidays = listed
      .filter(({ day }) => days.has(day))
      .map(({ day, name }) => ({ day, name }));
    ask('holidays.accept', { place, year, holidays })
      .then((saved) => {
        keepAvailability(saved);
        tell(t('availability:holidays.saved'));
      })
      .catch(tellFailure);
  }

  return (
    <>
      <div
        className={styles['holidays']}
        role="group"
        aria-label={t('availability:holidays.list', { year })}
      >
        {listed.map(({ day, name, isPublic }) => (
          <Checkbox
            key={day}
            label={`${formatDay(day, String(year))}  ${name}`}
            description={isPublic ? undefined : t('availability:holidays.notPublic')}
            checked={days.has(day)}
            onChange={(event) => toggle(day, event.currentTarget.checked)}
          />
        ))}
        {listed.length === 0 && <p>{t('availability:holidays.none')}</p>}
      </div>
      <div className={styles['footer']}>
        <Button variant="filled" disabled={!isChanged} onClick={save}>
          {t('availability:holidays.save')}
        </Button>
        <Button
          onClick={() =>
            setDays(
              new Set([
                ...days,
                ...offers.filter(({ isPublic }) => isPublic).map(({ day }) => day),
              ]),
            )
          }
        >
          {t('availability:holidays.chooseAll')}
        </Button>
      </div>
    </>
  );
}
