// Says a change aloud to those who do not see it.
let region: HTMLElement | null = null;

/** `isUrgent` interrupts what is being read: only for being called. */
export function announce(text: string, options: { readonly isUrgent?: boolean } = {}): void {
  if (!region) {
    region = document.createElement("p");
    region.className = "visually-hidden";
    document.body.append(region);
  }
  region.setAttribute("aria-live", options.isUrgent ? "assertive" : "polite");
  region.textContent = text;
}
