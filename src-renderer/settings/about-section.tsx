import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Output } from '../../src-shared/ipc/contract.ts';
import { ask } from '../bridge.ts';
import { useRoute } from '../frame/route.ts';
import { tellFailure } from '../ui/notify.tsx';
import { ReportButtons } from './report-buttons.tsx';
import { Section } from '../ui/page.tsx';
import styles from './settings.module.css';

/** Which versions run, and where the data is. */
export function AboutSection(): ReactNode {
  const [about, setAbout] = useState<Output<'app.about'> | null>(null);
  useEffect(() => {
    ask('app.about').then(setAbout).catch(tellFailure);
  }, []);
  const isAsked = useRoute().detail === 'about';
  useEffect(() => {
    if (isAsked && about !== null) document.querySelector('#section-about')?.scrollIntoView();
  }, [isAsked, about]);
  if (about === null) return null;
  const facts = [
    ['Version', about.version],
    ['Electron', about.electron],
    ['Node', about.node],
    ['System', about.platform],
    ['Your data', about.dataFolder],
  ];
  return (
    <Section title="About" actions={<ReportButtons />}>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
