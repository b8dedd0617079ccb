import { Button, Drawer, DrawerBody, DrawerHeader, DrawerHeaderTitle, Tab, TabList } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { Direction } from './direction.tsx';
import { EventList } from './event-list.tsx';
import type { World } from './world.ts';

interface BackstageProps {
  readonly world: World;
  readonly now: number;
  readonly open: boolean;
  /** Beside the conversation where there is room, else over it. */
  readonly inline: boolean;
  readonly onClose: () => void;
}

/** Behind the scene: what the bot receives, and what a tester directs. */
export function Backstage({ world, now, open, inline, onClose }: BackstageProps): JSX.Element {
  const [tab, setTab] = useState<'events' | 'direction'>('events');
  return (
    <Drawer
      type={inline ? 'inline' : 'overlay'}
      position="end"
      separator
      open={open}
      className="backstage"
      onOpenChange={(_event, data) => {
        if (!data.open) onClose();
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" icon={<DismissRegular />} aria-label="收起幕后" onClick={onClose} />}
        >
          幕后
        </DrawerHeaderTitle>
        <TabList
          selectedValue={tab}
          onTabSelect={(_event, data) => {
            setTab(data.value === 'direction' ? 'direction' : 'events');
          }}
        >
          <Tab value="events">机器人收到的事件</Tab>
          <Tab value="direction">时间与故障</Tab>
        </TabList>
      </DrawerHeader>
      <DrawerBody>{tab === 'events' ? <EventList world={world} /> : <Direction world={world} now={now} />}</DrawerBody>
    </Drawer>
  );
}
