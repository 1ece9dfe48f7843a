export const prerender = true;
/** A folder for each page, so that any static host finds it. */
export const trailingSlash = 'always';
