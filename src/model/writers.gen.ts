// Made by `npm run gen`; do not edit.

import type { ChatEvent, ChatMessage, File } from './entities.gen.ts';
import { ascii, type JsonWriter } from './json-writer.ts';
import type { RowWriters } from './row-plan.ts';

const k0 = ascii('{"Id":');
const k1 = ascii(',"Type":');
const k2 = ascii(',"ChatId":');
const k3 = ascii(',"MessageId":');
const k4 = ascii(',"MessageId":null');
const k5 = ascii(',"Actor":');
const k6 = ascii(',"ClientId":');
const k7 = ascii(',"ClientId":null');
const k8 = ascii(',"UserId":');
const k9 = ascii(',"UserId":null');
const k10 = ascii(',"ClientId":null,"UserId":null');
const k11 = ascii(',"CreatedAt":');
const k12 = ascii(',"Transitive":');
const k13 = ascii(',"Transitive":false');
const k14 = ascii('}');
const k15 = ascii(',"Messages":');
const k16 = ascii(',"ReplyToMessageId":');
const k17 = ascii(',"LocalId":');
const k18 = ascii(',"EventId":');
const k19 = ascii(',"EventId":null');
const k20 = ascii(',"TicketMessageId":');
const k21 = ascii(',"TicketMessageId":null');
const k22 = ascii(',"EventId":null,"TicketMessageId":null');
const k23 = ascii(',"MailingMessageId":');
const k24 = ascii(',"MailingMessageId":null');
const k25 = ascii(',"ProductId":');
const k26 = ascii(',"ProductId":null');
const k27 = ascii(',"ProductOfferState":');
const k28 = ascii(',"ProductOfferState":null');
const k29 = ascii(',"ProductId":null,"ProductOfferState":null');
const k30 = ascii(',"MailingMessageId":null,"ProductId":null,"ProductOfferState":null');
const k31 = ascii(',"EventId":null,"TicketMessageId":null,"MailingMessageId":null,"ProductId":null,"ProductOfferState":null');
const k32 = ascii(',"Author":');
const k33 = ascii(',"Payload":');
const k34 = ascii(',"Text":');
const k35 = ascii(',"Text":""');
const k36 = ascii(',"FileId":');
const k37 = ascii(',"Received":');
const k38 = ascii(',"Received":false');
const k39 = ascii(',"Text":"","Received":false');
const k40 = ascii(',"Read":');
const k41 = ascii(',"Read":false');
const k42 = ascii(',"Listened":');
const k43 = ascii(',"Listened":null');
const k44 = ascii(',"Pushed":');
const k45 = ascii(',"Pushed":false');
const k46 = ascii(',"Listened":null,"Pushed":false');
const k47 = ascii(',"Read":false,"Listened":null,"Pushed":false');
const k48 = ascii(',"Text":"","Received":false,"Read":false,"Listened":null,"Pushed":false');
const k49 = ascii(',"ReceivedAt":');
const k50 = ascii(',"ReceivedAt":null');
const k51 = ascii(',"ReadAt":');
const k52 = ascii(',"ReadAt":null');
const k53 = ascii(',"ListenedAt":');
const k54 = ascii(',"ListenedAt":null');
const k55 = ascii(',"ReadAt":null,"ListenedAt":null');
const k56 = ascii(',"ReceivedAt":null,"ReadAt":null,"ListenedAt":null');
const k57 = ascii(',"TicketId":');
const k58 = ascii(',"TicketId":null');
const k59 = ascii(',"IsDropDown":');
const k60 = ascii(',"IsDropDown":null');
const k61 = ascii(',"TicketId":null,"IsDropDown":null');
const k62 = ascii(',"BotpressPayload":');
const k63 = ascii(',"BotpressPayload":null');
const k64 = ascii(',"Deleted":');
const k65 = ascii(',"Deleted":false');
const k66 = ascii(',"BotpressPayload":null,"Deleted":false');
const k67 = ascii(',"TicketId":null,"IsDropDown":null,"BotpressPayload":null,"Deleted":false');
const k68 = ascii(',"ReceivedAt":null,"ReadAt":null,"ListenedAt":null,"TicketId":null,"IsDropDown":null,"BotpressPayload":null,"Deleted":false');
const k69 = ascii(',"DeletedAt":');
const k70 = ascii(',"DeletedAt":null');
const k71 = ascii(',"FileURL":');
const k72 = ascii(',"FileURL":null');
const k73 = ascii(',"DeletedAt":null,"FileURL":null');
const k74 = ascii(',"My":');
const k75 = ascii(',"My":false');
const k76 = ascii(',"OpenSystemChat":');
const k77 = ascii(',"OpenSystemChat":null');
const k78 = ascii(',"My":false,"OpenSystemChat":null');
const k79 = ascii(',"DeletedAt":null,"FileURL":null,"My":false,"OpenSystemChat":null');
const k80 = ascii(',"SingleChoices":');
const k81 = ascii(',"SingleChoices":null');
const k82 = ascii(',"Actions":');
const k83 = ascii(',"Actions":null');
const k84 = ascii(',"SingleChoices":null,"Actions":null');
const k85 = ascii(',"Product":');
const k86 = ascii(',"Product":null');
const k87 = ascii(',"ClientInfo":');
const k88 = ascii(',"ClientInfo":""');
const k89 = ascii(',"Product":null,"ClientInfo":""');
const k90 = ascii(',"SingleChoices":null,"Actions":null,"Product":null,"ClientInfo":""');
const k91 = ascii(',"DeletedAt":null,"FileURL":null,"My":false,"OpenSystemChat":null,"SingleChoices":null,"Actions":null,"Product":null,"ClientInfo":""');
const k92 = ascii(',"ReceivedAt":null,"ReadAt":null,"ListenedAt":null,"TicketId":null,"IsDropDown":null,"BotpressPayload":null,"Deleted":false,"DeletedAt":null,"FileURL":null,"My":false,"OpenSystemChat":null,"SingleChoices":null,"Actions":null,"Product":null,"ClientInfo":""');
const k93 = ascii(',"Messages":null');
const k94 = ascii(',"Transitive":false,"Messages":null');
const k95 = ascii(',"Read":false,"Pushed":false');
const k96 = ascii(',"Received":false,"Read":false,"Pushed":false');
const k97 = ascii(',"Text":"","Received":false,"Read":false,"Pushed":false');
const k98 = ascii(',"ReadAt":null,"My":false');
const k99 = ascii(',"ReceivedAt":null,"ReadAt":null,"My":false');
const k100 = ascii(',"TicketId":null,"Deleted":false');
const k101 = ascii(',"DeletedAt":null,"My":false');
const k102 = ascii(',"TicketId":null,"Deleted":false,"DeletedAt":null,"My":false');
const k103 = ascii(',"ReceivedAt":null,"ReadAt":null,"ListenedAt":null,"TicketId":null,"Deleted":false,"DeletedAt":null,"My":false');
const k104 = ascii(',"Owner":');
const k105 = ascii(',"OwnerClientId":');
const k106 = ascii(',"OwnerClientId":null');
const k107 = ascii(',"OwnerClientId":null,"ClientId":null,"UserId":null');
const k108 = ascii(',"Name":');
const k109 = ascii(',"Path":');
const k110 = ascii(',"Path":""');
const k111 = ascii(',"Size":');
const k112 = ascii(',"ImageWidth":');
const k113 = ascii(',"ImageWidth":null');
const k114 = ascii(',"ImageHeight":');
const k115 = ascii(',"ImageHeight":null');
const k116 = ascii(',"ImageWidth":null,"ImageHeight":null');
const k117 = ascii(',"ContentType":');

function writeChatEvent2018(page: JsonWriter, row: ChatEvent): void {
  page.raw(k0);
  page.value(row.Id);
  page.raw(k1);
  page.value(row.Type);
  page.raw(k2);
  page.value(row.ChatId);
  if (row.MessageId === null) page.raw(k4);
  else {
    page.raw(k3);
    page.value(row.MessageId);
  }
  page.raw(k5);
  page.value(row.Actor);
  if (row.ClientId === null && row.UserId === null) page.raw(k10);
  else {
    if (row.ClientId === null) page.raw(k7);
    else {
      page.raw(k6);
      page.value(row.ClientId);
    }
    if (row.UserId === null) page.raw(k9);
    else {
      page.raw(k8);
      page.value(row.UserId);
    }
  }
  page.raw(k11);
  page.value(row.CreatedAt);
  if (row.Transitive === false) page.raw(k13);
  else {
    page.raw(k12);
    page.value(row.Transitive);
  }
  page.raw(k14);
}

function writeChatMessage2023(page: JsonWriter, row: ChatMessage): void {
  page.raw(k0);
  page.value(row.Id);
  if (row.ReplyToMessageId !== undefined) {
    page.raw(k16);
    page.value(row.ReplyToMessageId);
  }
  page.raw(k2);
  page.value(row.ChatId);
  page.raw(k17);
  page.value(row.LocalId);
  if (row.EventId === null && row.TicketMessageId === null && row.MailingMessageId === null && row.ProductId === null && row.ProductOfferState === null) page.raw(k31);
  else {
    if (row.EventId === null && row.TicketMessageId === null) page.raw(k22);
    else {
      if (row.EventId === null) page.raw(k19);
      else {
        page.raw(k18);
        page.value(row.EventId);
      }
      if (row.TicketMessageId === null) page.raw(k21);
      else {
        page.raw(k20);
        page.value(row.TicketMessageId);
      }
    }
    if (row.MailingMessageId === null && row.ProductId === null && row.ProductOfferState === null) page.raw(k30);
    else {
      if (row.MailingMessageId === null) page.raw(k24);
      else {
        page.raw(k23);
        page.value(row.MailingMessageId);
      }
      if (row.ProductId === null && row.ProductOfferState === null) page.raw(k29);
      else {
        if (row.ProductId === null) page.raw(k26);
        else {
          page.raw(k25);
          page.value(row.ProductId);
        }
        if (row.ProductOfferState === null) page.raw(k28);
        else {
          page.raw(k27);
          page.value(row.ProductOfferState);
        }
      }
    }
  }
  page.raw(k32);
  page.value(row.Author);
  if (row.ClientId === null && row.UserId === null) page.raw(k10);
  else {
    if (row.ClientId === null) page.raw(k7);
    else {
      page.raw(k6);
      page.value(row.ClientId);
    }
    if (row.UserId === null) page.raw(k9);
    else {
      page.raw(k8);
      page.value(row.UserId);
    }
  }
  page.raw(k33);
  page.value(row.Payload);
  if (row.Text === '' && row.FileId === undefined && row.Received === false && row.Read === false && row.Listened === null && row.Pushed === false) page.raw(k48);
  else {
    if (row.Text === '' && row.FileId === undefined && row.Received === false) page.raw(k39);
    else {
      if (row.Text === '') page.raw(k35);
      else {
        page.raw(k34);
        page.value(row.Text);
      }
      if (row.FileId === undefined && row.Received === false) page.raw(k38);
      else {
        if (row.FileId !== undefined) {
          page.raw(k36);
          page.value(row.FileId);
        }
        if (row.Received === false) page.raw(k38);
        else {
          page.raw(k37);
          page.value(row.Received);
        }
      }
    }
    if (row.Read === false && row.Listened === null && row.Pushed === false) page.raw(k47);
    else {
      if (row.Read === false) page.raw(k41);
      else {
        page.raw(k40);
        page.value(row.Read);
      }
      if (row.Listened === null && row.Pushed === false) page.raw(k46);
      else {
        if (row.Listened === null) page.raw(k43);
        else {
          page.raw(k42);
          page.value(row.Listened);
        }
        if (row.Pushed === false) page.raw(k45);
        else {
          page.raw(k44);
          page.value(row.Pushed);
        }
      }
    }
  }
  page.raw(k11);
  page.value(row.CreatedAt);
  if (row.ReceivedAt === null && row.ReadAt === null && row.ListenedAt === null && row.TicketId === null && row.IsDropDown === null && row.BotpressPayload === null && row.Deleted === false && row.DeletedAt === null && row.FileURL === null && row.My === false && row.OpenSystemChat === null && row.SingleChoices === null && row.Actions === null && row.Product === null && row.ClientInfo === '') page.raw(k92);
  else {
    if (row.ReceivedAt === null && row.ReadAt === null && row.ListenedAt === null && row.TicketId === null && row.IsDropDown === null && row.BotpressPayload === null && row.Deleted === false) page.raw(k68);
    else {
      if (row.ReceivedAt === null && row.ReadAt === null && row.ListenedAt === null) page.raw(k56);
      else {
        if (row.ReceivedAt === null) page.raw(k50);
        else {
          page.raw(k49);
          page.value(row.ReceivedAt);
        }
        if (row.ReadAt === null && row.ListenedAt === null) page.raw(k55);
        else {
          if (row.ReadAt === null) page.raw(k52);
          else {
            page.raw(k51);
            page.value(row.ReadAt);
          }
          if (row.ListenedAt === null) page.raw(k54);
          else {
            page.raw(k53);
            page.value(row.ListenedAt);
          }
        }
      }
      if (row.TicketId === null && row.IsDropDown === null && row.BotpressPayload === null && row.Deleted === false) page.raw(k67);
      else {
        if (row.TicketId === null && row.IsDropDown === null) page.raw(k61);
        else {
          if (row.TicketId === null) page.raw(k58);
          else {
            page.raw(k57);
            page.value(row.TicketId);
          }
          if (row.IsDropDown === null) page.raw(k60);
          else {
            page.raw(k59);
            page.value(row.IsDropDown);
          }
        }
        if (row.BotpressPayload === null && row.Deleted === false) page.raw(k66);
        else {
          if (row.BotpressPayload === null) page.raw(k63);
          else {
            page.raw(k62);
            page.value(row.BotpressPayload);
          }
          if (row.Deleted === false) page.raw(k65);
          else {
            page.raw(k64);
            page.value(row.Deleted);
          }
        }
      }
    }
    if (row.DeletedAt === null && row.FileURL === null && row.My === false && row.OpenSystemChat === null && row.SingleChoices === null && row.Actions === null && row.Product === null && row.ClientInfo === '') page.raw(k91);
    else {
      if (row.DeletedAt === null && row.FileURL === null && row.My === false && row.OpenSystemChat === null) page.raw(k79);
      else {
        if (row.DeletedAt === null && row.FileURL === null) page.raw(k73);
        else {
          if (row.DeletedAt === null) page.raw(k70);
          else {
            page.raw(k69);
            page.value(row.DeletedAt);
          }
          if (row.FileURL === null) page.raw(k72);
          else {
            page.raw(k71);
            page.value(row.FileURL);
          }
        }
        if (row.My === false && row.OpenSystemChat === null) page.raw(k78);
        else {
          if (row.My === false) page.raw(k75);
          else {
            page.raw(k74);
            page.value(row.My);
          }
          if (row.OpenSystemChat === null) page.raw(k77);
          else {
            page.raw(k76);
            page.value(row.OpenSystemChat);
          }
        }
      }
      if (row.SingleChoices === null && row.Actions === null && row.Product === null && row.ClientInfo === '') page.raw(k90);
      else {
        if (row.SingleChoices === null && row.Actions === null) page.raw(k84);
        else {
          if (row.SingleChoices === null) page.raw(k81);
          else {
            page.raw(k80);
            page.value(row.SingleChoices);
          }
          if (row.Actions === null) page.raw(k83);
          else {
            page.raw(k82);
            page.value(row.Actions);
          }
        }
        if (row.Product === null && row.ClientInfo === '') page.raw(k89);
        else {
          if (row.Product === null) page.raw(k86);
          else {
            page.raw(k85);
            page.value(row.Product);
          }
          if (row.ClientInfo === '') page.raw(k88);
          else {
            page.raw(k87);
            page.value(row.ClientInfo);
          }
        }
      }
    }
  }
  page.raw(k14);
}

function writeChatEvent2023(page: JsonWriter, row: ChatEvent): void {
  page.raw(k0);
  page.value(row.Id);
  page.raw(k1);
  page.value(row.Type);
  page.raw(k2);
  page.value(row.ChatId);
  if (row.MessageId === null) page.raw(k4);
  else {
    page.raw(k3);
    page.value(row.MessageId);
  }
  page.raw(k5);
  page.value(row.Actor);
  if (row.ClientId === null && row.UserId === null) page.raw(k10);
  else {
    if (row.ClientId === null) page.raw(k7);
    else {
      page.raw(k6);
      page.value(row.ClientId);
    }
    if (row.UserId === null) page.raw(k9);
    else {
      page.raw(k8);
      page.value(row.UserId);
    }
  }
  page.raw(k11);
  page.value(row.CreatedAt);
  if (row.Transitive === false && row.Messages === null) page.raw(k94);
  else {
    if (row.Transitive === false) page.raw(k13);
    else {
      page.raw(k12);
      page.value(row.Transitive);
    }
    if (row.Messages === null) page.raw(k93);
    else {
      page.raw(k15);
      page.list(row.Messages, writeChatMessage2023);
    }
  }
  page.raw(k14);
}

function writeChatMessage2018(page: JsonWriter, row: ChatMessage): void {
  page.raw(k0);
  page.value(row.Id);
  page.raw(k2);
  page.value(row.ChatId);
  page.raw(k17);
  page.value(row.LocalId);
  if (row.EventId === null && row.TicketMessageId === null) page.raw(k22);
  else {
    if (row.EventId === null) page.raw(k19);
    else {
      page.raw(k18);
      page.value(row.EventId);
    }
    if (row.TicketMessageId === null) page.raw(k21);
    else {
      page.raw(k20);
      page.value(row.TicketMessageId);
    }
  }
  page.raw(k32);
  page.value(row.Author);
  if (row.ClientId === null && row.UserId === null) page.raw(k10);
  else {
    if (row.ClientId === null) page.raw(k7);
    else {
      page.raw(k6);
      page.value(row.ClientId);
    }
    if (row.UserId === null) page.raw(k9);
    else {
      page.raw(k8);
      page.value(row.UserId);
    }
  }
  page.raw(k33);
  page.value(row.Payload);
  if (row.Text === '' && row.FileId === undefined && row.Received === false && row.Read === false && row.Pushed === false) page.raw(k97);
  else {
    if (row.Text === '' && row.FileId === undefined) page.raw(k35);
    else {
      if (row.Text === '') page.raw(k35);
      else {
        page.raw(k34);
        page.value(row.Text);
      }
      if (row.FileId !== undefined) {
        page.raw(k36);
        page.value(row.FileId);
      }
    }
    if (row.Received === false && row.Read === false && row.Pushed === false) page.raw(k96);
    else {
      if (row.Received === false) page.raw(k38);
      else {
        page.raw(k37);
        page.value(row.Received);
      }
      if (row.Read === false && row.Pushed === false) page.raw(k95);
      else {
        if (row.Read === false) page.raw(k41);
        else {
          page.raw(k40);
          page.value(row.Read);
        }
        if (row.Pushed === false) page.raw(k45);
        else {
          page.raw(k44);
          page.value(row.Pushed);
        }
      }
    }
  }
  page.raw(k11);
  page.value(row.CreatedAt);
  if (row.ReceivedAt === null && row.ReadAt === null && row.My === false) page.raw(k99);
  else {
    if (row.ReceivedAt === null) page.raw(k50);
    else {
      page.raw(k49);
      page.value(row.ReceivedAt);
    }
    if (row.ReadAt === null && row.My === false) page.raw(k98);
    else {
      if (row.ReadAt === null) page.raw(k52);
      else {
        page.raw(k51);
        page.value(row.ReadAt);
      }
      if (row.My === false) page.raw(k75);
      else {
        page.raw(k74);
        page.value(row.My);
      }
    }
  }
  page.raw(k14);
}

function writeChatMessage2021(page: JsonWriter, row: ChatMessage): void {
  page.raw(k0);
  page.value(row.Id);
  if (row.ReplyToMessageId !== undefined) {
    page.raw(k16);
    page.value(row.ReplyToMessageId);
  }
  page.raw(k2);
  page.value(row.ChatId);
  page.raw(k17);
  page.value(row.LocalId);
  if (row.EventId === null && row.TicketMessageId === null) page.raw(k22);
  else {
    if (row.EventId === null) page.raw(k19);
    else {
      page.raw(k18);
      page.value(row.EventId);
    }
    if (row.TicketMessageId === null) page.raw(k21);
    else {
      page.raw(k20);
      page.value(row.TicketMessageId);
    }
  }
  page.raw(k32);
  page.value(row.Author);
  if (row.ClientId === null && row.UserId === null) page.raw(k10);
  else {
    if (row.ClientId === null) page.raw(k7);
    else {
      page.raw(k6);
      page.value(row.ClientId);
    }
    if (row.UserId === null) page.raw(k9);
    else {
      page.raw(k8);
      page.value(row.UserId);
    }
  }
  page.raw(k33);
  page.value(row.Payload);
  if (row.Text === '' && row.FileId === undefined && row.Received === false && row.Read === false && row.Pushed === false) page.raw(k97);
  else {
    if (row.Text === '' && row.FileId === undefined) page.raw(k35);
    else {
      if (row.Text === '') page.raw(k35);
      else {
        page.raw(k34);
        page.value(row.Text);
      }
      if (row.FileId !== undefined) {
        page.raw(k36);
        page.value(row.FileId);
      }
    }
    if (row.Received === false && row.Read === false && row.Pushed === false) page.raw(k96);
    else {
      if (row.Received === false) page.raw(k38);
      else {
        page.raw(k37);
        page.value(row.Received);
      }
      if (row.Read === false && row.Pushed === false) page.raw(k95);
      else {
        if (row.Read === false) page.raw(k41);
        else {
          page.raw(k40);
          page.value(row.Read);
        }
        if (row.Pushed === false) page.raw(k45);
        else {
          page.raw(k44);
          page.value(row.Pushed);
        }
      }
    }
  }
  page.raw(k11);
  page.value(row.CreatedAt);
  if (row.ReceivedAt === null && row.ReadAt === null && row.My === false) page.raw(k99);
  else {
    if (row.ReceivedAt === null) page.raw(k50);
    else {
      page.raw(k49);
      page.value(row.ReceivedAt);
    }
    if (row.ReadAt === null && row.My === false) page.raw(k98);
    else {
      if (row.ReadAt === null) page.raw(k52);
      else {
        page.raw(k51);
        page.value(row.ReadAt);
      }
      if (row.My === false) page.raw(k75);
      else {
        page.raw(k74);
        page.value(row.My);
      }
    }
  }
  page.raw(k14);
}

function writeChatMessage2022(page: JsonWriter, row: ChatMessage): void {
  page.raw(k0);
  page.value(row.Id);
  if (row.ReplyToMessageId !== undefined) {
    page.raw(k16);
    page.value(row.ReplyToMessageId);
  }
  page.raw(k2);
  page.value(row.ChatId);
  page.raw(k17);
  page.value(row.LocalId);
  if (row.EventId === null && row.TicketMessageId === null) page.raw(k22);
  else {
    if (row.EventId === null) page.raw(k19);
    else {
      page.raw(k18);
      page.value(row.EventId);
    }
    if (row.TicketMessageId === null) page.raw(k21);
    else {
      page.raw(k20);
      page.value(row.TicketMessageId);
    }
  }
  page.raw(k32);
  page.value(row.Author);
  if (row.ClientId === null && row.UserId === null) page.raw(k10);
  else {
    if (row.ClientId === null) page.raw(k7);
    else {
      page.raw(k6);
      page.value(row.ClientId);
    }
    if (row.UserId === null) page.raw(k9);
    else {
      page.raw(k8);
      page.value(row.UserId);
    }
  }
  page.raw(k33);
  page.value(row.Payload);
  if (row.Text === '' && row.FileId === undefined && row.Received === false && row.Read === false && row.Listened === null && row.Pushed === false) page.raw(k48);
  else {
    if (row.Text === '' && row.FileId === undefined && row.Received === false) page.raw(k39);
    else {
      if (row.Text === '') page.raw(k35);
      else {
        page.raw(k34);
        page.value(row.Text);
      }
      if (row.FileId === undefined && row.Received === false) page.raw(k38);
      else {
        if (row.FileId !== undefined) {
          page.raw(k36);
          page.value(row.FileId);
        }
        if (row.Received === false) page.raw(k38);
        else {
          page.raw(k37);
          page.value(row.Received);
        }
      }
    }
    if (row.Read === false && row.Listened === null && row.Pushed === false) page.raw(k47);
    else {
      if (row.Read === false) page.raw(k41);
      else {
        page.raw(k40);
        page.value(row.Read);
      }
      if (row.Listened === null && row.Pushed === false) page.raw(k46);
      else {
        if (row.Listened === null) page.raw(k43);
        else {
          page.raw(k42);
          page.value(row.Listened);
        }
        if (row.Pushed === false) page.raw(k45);
        else {
          page.raw(k44);
          page.value(row.Pushed);
        }
      }
    }
  }
  page.raw(k11);
  page.value(row.CreatedAt);
  if (row.ReceivedAt === null && row.ReadAt === null && row.ListenedAt === null && row.TicketId === null && row.Deleted === false && row.DeletedAt === null && row.My === false) page.raw(k103);
  else {
    if (row.ReceivedAt === null && row.ReadAt === null && row.ListenedAt === null) page.raw(k56);
    else {
      if (row.ReceivedAt === null) page.raw(k50);
      else {
        page.raw(k49);
        page.value(row.ReceivedAt);
      }
      if (row.ReadAt === null && row.ListenedAt === null) page.raw(k55);
      else {
        if (row.ReadAt === null) page.raw(k52);
        else {
          page.raw(k51);
          page.value(row.ReadAt);
        }
        if (row.ListenedAt === null) page.raw(k54);
        else {
          page.raw(k53);
          page.value(row.ListenedAt);
        }
      }
    }
    if (row.TicketId === null && row.Deleted === false && row.DeletedAt === null && row.My === false) page.raw(k102);
    else {
      if (row.TicketId === null && row.Deleted === false) page.raw(k100);
      else {
        if (row.TicketId === null) page.raw(k58);
        else {
          page.raw(k57);
          page.value(row.TicketId);
        }
        if (row.Deleted === false) page.raw(k65);
        else {
          page.raw(k64);
          page.value(row.Deleted);
        }
      }
      if (row.DeletedAt === null && row.My === false) page.raw(k101);
      else {
        if (row.DeletedAt === null) page.raw(k70);
        else {
          page.raw(k69);
          page.value(row.DeletedAt);
        }
        if (row.My === false) page.raw(k75);
        else {
          page.raw(k74);
          page.value(row.My);
        }
      }
    }
  }
  page.raw(k14);
}

function writeFile2018(page: JsonWriter, row: File): void {
  page.raw(k0);
  page.value(row.Id);
  page.raw(k1);
  page.value(row.Type);
  page.raw(k104);
  page.value(row.Owner);
  if (row.OwnerClientId === null && row.ClientId === null && row.UserId === null) page.raw(k107);
  else {
    if (row.OwnerClientId === null) page.raw(k106);
    else {
      page.raw(k105);
      page.value(row.OwnerClientId);
    }
    if (row.ClientId === null && row.UserId === null) page.raw(k10);
    else {
      if (row.ClientId === null) page.raw(k7);
      else {
        page.raw(k6);
        page.value(row.ClientId);
      }
      if (row.UserId === null) page.raw(k9);
      else {
        page.raw(k8);
        page.value(row.UserId);
      }
    }
  }
  page.raw(k108);
  page.value(row.Name);
  if (row.Path === '') page.raw(k110);
  else {
    page.raw(k109);
    page.value(row.Path);
  }
  page.raw(k111);
  page.value(row.Size);
  if (row.ImageWidth === null && row.ImageHeight === null) page.raw(k116);
  else {
    if (row.ImageWidth === null) page.raw(k113);
    else {
      page.raw(k112);
      page.value(row.ImageWidth);
    }
    if (row.ImageHeight === null) page.raw(k115);
    else {
      page.raw(k114);
      page.value(row.ImageHeight);
    }
  }
  page.raw(k117);
  page.value(row.ContentType);
  page.raw(k11);
  page.value(row.CreatedAt);
  page.raw(k14);
}


/** How a row of these entities is written, by era. A row that is told of once needs code that a compiler can follow. */
export const writers: RowWriters = {
  ChatEvent: {
    '2018': writeChatEvent2018,
    '2021': writeChatEvent2018,
    '2022': writeChatEvent2018,
    '2023': writeChatEvent2023,
  },
  ChatMessage: {
    '2018': writeChatMessage2018,
    '2021': writeChatMessage2021,
    '2022': writeChatMessage2022,
    '2023': writeChatMessage2023,
  },
  File: {
    '2018': writeFile2018,
    '2021': writeFile2018,
    '2022': writeFile2018,
    '2023': writeFile2018,
  },
};
