import type { ReactNode } from 'react';
import styles from './page.module.css';

/** A page that is read from top to bottom: a title with what can be done, and the content below. */
export function Page({
  title,
  actions,
  isFilled = false,
  children,
}: {
  title: string;
  actions?: ReactNode;
  /** The page itself does not scroll: something in it takes what room there is, and scrolls. */
  isFilled?: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    <div className={styles['page']} data-filled={isFilled}>
      <div className={styles['column']}>
        <header className={styles['head']}>
          <h1>{title}</h1>
          {actions}
        </header>
        {children}
      </div>
    </div>
  );
}

type SectionProps = { title: string; about?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A named part of a page. */
export function Section({ title, about, actions, children }: SectionProps): ReactNode {
  const id = `section-${title.toLowerCase().replaceAll(/\W+/g, '-')}`;
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={styles['sectionHead']}>
        <h2 id={id}>{title}</h2>
        {actions}
      </div>
      {about !== undefined && <p className={styles['about']}>{about}</p>}
      {children}
    </section>
  );
}
