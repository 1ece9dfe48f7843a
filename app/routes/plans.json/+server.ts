/** The plans as a file of the built site. */
import { text } from 'virtual:plans';

export const prerender = true;

export function GET(): Response {
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}
