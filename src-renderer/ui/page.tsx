import type { ReactNode } from 'react';
import styles from './page.module.css';

/** A page that is read from top to bottom: a title with what can be done, and the content below. */
export function Page({
  title,
  actions,
  isFilled = false,
  aside,
  children,
}: {
  title: string;
  actions?: ReactNode;
  /** The page itself does not scroll: something in it takes what room there is, and scrolls. */
  isFilled?: boolean;
  /** Stands beside a long page and stays in sight. */
  aside?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const head = (
    <header className={styles['head']}>
      <h1>{title}</h1>
      {actions}
    </header>
  );
  return (
    <div className={styles['page']} data-filled={isFilled} data-aside={aside !== undefined}>
      {aside !== undefined && head}
      {aside !== undefined && <div className={styles['aside']}>{aside}</div>}
      <div className={styles['column']}>
        {aside === undefined && head}
        {children}
      </div>
    </div>
  );
}

type SectionProps = {
  title: string;
  /** What it is known by, for ways to it; else its title is. */
  name?: string;
  about?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** A named part of a page. */
export function Section({ title, name, about, actions, children }: SectionProps): ReactNode {
  const id = `section-${name ?? title.toLowerCase().replaceAll(/\W+/g, '-')}`;
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
