"""What most solutions to interview questions import: ready before the first of them arrives.

Every module here costs each cell a little, since a fork copies the page tables of the whole heap. So modules that are rare
or large are not here: a problem whose driver or reference needs them has them warm in its own snapshot.
"""

import abc, array, bisect, collections, collections.abc, concurrent.futures.thread, contextlib, copy, csv, dataclasses
import datetime, decimal, enum, fractions, functools, gc, heapq, inspect, io, itertools, json, math, numbers, operator, os
import pickle, queue, random, re, statistics, string, sys, textwrap, threading, time, traceback, types, typing, weakref
