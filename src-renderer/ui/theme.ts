import { Button, createTheme, defaultVariantColorsResolver } from '@mantine/core';
import type {
  CSSVariablesResolver,
  MantineColorsTuple,
  VariantColorsResolver,
} from '@mantine/core';
import type { Settings } from '../../src-shared/domain/settings.ts';
import { decimalSeparator } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';

/** The one accent: petrol, as of the cloth on a bound book. */
const petrol: MantineColorsTuple = [
  '#e9f6f7',
  '#d3eaec',
  '#a6d4d8',
  '#76bcc3',
  '#4ea6af',
  '#34929c',
  '#1f7f8a',
  '#106873',
  '#0b535d',
  '#073e46',
];

/** Mantine's greys of the dark, from text to the deepest ground, in the tone of the dark tokens. */
const dark: MantineColorsTuple = [
  '#d3d6d6',
  '#a7aeb3',
  '#8b9399',
  '#6c747a',
  '#444a4e',
  '#353a3d',
  '#25292b',
  '#1b1e20',
  '#181b1c',
  '#141617',
];

/** Mantine's greys of the light, in the tone of paper and ink. */
const gray: MantineColorsTuple = [
  '#f8f8f5',
  '#f1f1ed',
  '#e9e8e3',
  '#dddcd6',
  '#cbcac4',
  '#abaca7',
  '#8d918f',
  '#565c61',
  '#3a4044',
  '#1c2023',
];

/** Buttons in the accent take their colours from the tokens: Mantine's own are too pale in the dark. */
const accentColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.color !== undefined && input.color !== 'petrol') return colors;
  if (input.variant === 'filled') {
    return {
      ...colors,
      background: 'var(--accent)',
      hover: 'var(--accent-strong)',
      color: 'var(--on-accent)',
    };
  }
  if (input.variant === 'subtle')
    return { ...colors, hover: 'var(--accent-soft)', color: 'var(--accent)' };
  if (input.variant === 'light') {
    return {
      ...colors,
      background: 'var(--accent-soft)',
      hover: 'var(--accent-soft)',
      color: 'var(--accent)',
    };
  }
  return colors;
};

/** How Mantine's parts look and what they are called, in the language spoken now. */
export const themeInWords = () =>
  createTheme({
    variantColorResolver: accentColors,
    primaryColor: 'petrol',
    primaryShade: { light: 7, dark: 3 },
    colors: { petrol, dark, gray },
    fontFamily: 'system-ui, -apple-system, "Segoe UI", "Noto Sans", Cantarell, sans-serif',
    fontFamilyMonospace:
      'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, "Noto Sans Mono", monospace',
    fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
    headings: {
      fontWeight: '600',
      sizes: { h1: { fontSize: '19px' }, h2: { fontSize: '15px' }, h3: { fontSize: '14px' } },
    },
    defaultRadius: 5,
    cursorType: 'pointer',
    respectReducedMotion: true,
    focusRing: 'auto',
    components: {
      Button: Button.extend({
        defaultProps: { size: 'xs', variant: 'default' },
        // Not in larger letters than the large ones.
        vars: (_theme, { size }) => ({
          root: size === 'compact-sm' ? { '--button-fz': 'var(--mantine-font-size-xs)' } : {},
        }),
      }),
      Combobox: { defaultProps: { keepMounted: false } }, // a list that nobody sees costs each form that has one
      Checkbox: { defaultProps: { size: 'sm' } },
      Radio: { defaultProps: { size: 'sm' } },
      TextInput: { defaultProps: { size: 'sm' } },
      Textarea: { defaultProps: { size: 'sm' } },
      NumberInput: { defaultProps: { size: 'sm', decimalSeparator: decimalSeparator() } },
      Select: { defaultProps: { size: 'sm', allowDeselect: false } },
      Modal: {
        defaultProps: {
          centered: true,
          lockScroll: false, // the page itself never scrolls
          overlayProps: { backgroundOpacity: 0.35 },
          closeButtonProps: { 'aria-label': t('close') },
        },
      },
      Drawer: {
        defaultProps: {
          lockScroll: false,
          overlayProps: { backgroundOpacity: 0.18 },
          closeButtonProps: { 'aria-label': t('close') },
        },
      },
      Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    },
  });

/** Mantine's own colours, bound to the tokens of `tokens.css` so that there is one palette. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-default': 'var(--paper)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-field)',
    '--mantine-color-error': 'var(--trouble)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-disabled-color': 'var(--ink-off)',
    '--mantine-primary-color-light-color': 'var(--accent)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
  };
  return { variables: {}, light: shared, dark: shared };
};

/** Says of the document in which colours it is to be drawn: Mantine does so after the first drawing, which all has to find its styles again then. */
export function colorDocument(theme: Settings['theme']): void {
  const isDark =
    theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  document.documentElement.dataset['mantineColorScheme'] = isDark ? 'dark' : 'light';
}
