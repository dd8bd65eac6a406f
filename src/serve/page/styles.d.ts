/** The theme of the reports, which the build hands over as a stylesheet. */
declare module 'virtual:theme.css';
declare module '*.css';
