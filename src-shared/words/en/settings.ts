/** The settings. */
export const settings = {
  appearance: {
    title: 'Appearance',
    theme: 'Theme',
    system: 'System',
    light: 'Light',
    dark: 'Dark',
    language: 'Language',
    systemLanguage: 'As the system',
  },
} as const;
