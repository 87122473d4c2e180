import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { sectionInSight, sectionNames, showSection, type SectionName } from './show-section.ts';
import styles from './settings.module.css';

/** The way to each section of a long page, beside it. */
export function SectionList(): ReactNode {
  const [current, setCurrent] = useState<SectionName>('account');
  useEffect(() => {
    const look = () => setCurrent(sectionInSight(window.innerHeight));
    // What scrolls is the page, and its scrolling does not bubble.
    document.addEventListener('scroll', look, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', look, { capture: true });
  }, []);
  return (
    <nav className={styles['sections']} aria-label={t('settings:sections')}>
      {sectionNames.map((name) => (
        <a
          key={name}
          href={`#/settings/${name}`}
          aria-current={name === current ? 'true' : undefined}
          onClick={() => {
            showSection(name); // also when the address is this one already
            setCurrent(name);
          }}
        >
          {t(`settings:${name}.title`)}
        </a>
      ))}
    </nav>
  );
}
