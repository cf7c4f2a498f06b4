import type { Phrases } from './phrases.js';

export const german: Phrases = {
  requested: {
    subject: 'Angefragt',
    title: 'Ihre Anfrage ist da',
    lead: 'Sie hören von uns bis {time}.',
  },
  confirmed: {
    subject: 'Bestätigt',
    title: 'Ihr Termin ist bestätigt',
    lead: 'Es ist alles bereit.',
  },
  moved: {
    subject: 'Verschoben',
    title: 'Ihr Termin wurde verschoben',
    lead: 'Er findet jetzt zu einer anderen Zeit statt.',
  },
  cancelled: {
    subject: 'Abgesagt',
    title: 'Ihr Termin ist abgesagt',
    lead: 'Wir mussten ihn absagen. Das tut uns leid.',
  },
  declined: {
    subject: 'Abgelehnt',
    title: 'Ihre Anfrage wurde abgelehnt',
    lead: 'Wir können diesen Termin nicht annehmen. Das tut uns leid.',
  },
  displaced: {
    subject: 'Bitte wählen Sie eine andere Zeit',
    title: 'Bitte wählen Sie eine andere Zeit',
    lead: 'Ihr Termin kann nicht wie geplant stattfinden. Das tut uns leid.',
  },
  expired: {
    subject: 'Nicht gebucht',
    title: 'Ihre Anfrage ist abgelaufen',
    lead: 'Sie wurde nicht rechtzeitig beantwortet, es ist also nichts gebucht. Das tut uns leid.',
  },
  offered: {
    subject: 'Eine Zeit ist frei',
    title: 'Eine Zeit ist für Sie frei',
    lead: 'Sie wird für Sie frei gehalten bis {time}. Bitte bestätigen Sie bis dahin, danach kann sie vergeben sein.',
  },
  'offer-over': {
    subject: 'Nicht mehr frei gehalten',
    title: 'Diese Zeit wird nicht mehr für Sie frei gehalten',
    lead: 'Sie wurde nicht rechtzeitig bestätigt. Sie warten weiter: Wir schreiben, wenn eine andere frei ist.',
  },
  'wait-over': {
    subject: 'Sie warten nicht mehr',
    title: 'Sie warten nicht mehr',
    lead: 'Drei Angebote sind abgelaufen, dies war das letzte. Sie können sich jederzeit wieder eintragen.',
  },
  reminder: {
    subject: 'Erinnerung',
    title: 'Ihr Termin steht bevor',
    lead: 'Wenn Sie nicht kommen können, verschieben Sie ihn bitte oder sagen Sie ihn ab.',
  },
  'desk-booked': {
    subject: 'Neu',
    title: 'Neuer Termin',
    lead: 'Jemand hat gebucht.',
  },
  'desk-requested': {
    subject: 'Zu bestätigen',
    title: 'Neue Anfrage',
    lead: 'Jemand fragt an. Bitte antworten Sie bis {time}.',
  },
  'desk-cancelled': {
    subject: 'Von der Kundschaft abgesagt',
    title: 'Von der Kundschaft abgesagt',
    lead: 'Die Zeit ist wieder frei.',
  },
  links: {
    subject: 'Ihre Termine',
    title: 'Ihre Termine',
    lead: 'Jemand hat mit Ihrer Adresse nach diesen Links gefragt. Waren Sie es nicht, können Sie diese Mail ignorieren.',
  },
  hello: 'Guten Tag,',
  helloName: 'Guten Tag {name},',
  answeredBeforeStart: 'Sie hören von uns, bevor er beginnt.',
  cancelledAsAsked: 'Er ist abgesagt, wie Sie es wollten.',
  displacedWithout:
    'Ihr Termin kann nicht wie geplant stattfinden. Das tut uns leid. Bitte wählen Sie eine andere Zeit oder sagen Sie ihn ab.',
  freeNow: 'Diese Zeiten sind gerade frei',
  before: 'Vorher',
  units: 'Plätze',
  reason: 'Grund',
  name: 'Name',
  see: 'Ansehen oder ändern',
  take: 'Ansehen und bestätigen',
  toMove: 'Dorthin verschieben',
  footer: 'Sie erhalten diese Mail, weil mit dieser Adresse ein Termin gebucht wurde.',
  deskFooter: 'Sie erhalten diese Mail, weil diese Leistung Ihre Adresse nennt.',
};
