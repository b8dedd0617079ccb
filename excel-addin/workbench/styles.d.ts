/** Style sheets, which the bundler gathers into one beside the program. */
declare module '*.css';
