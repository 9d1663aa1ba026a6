"""What solutions to interview questions import: ready before the first of them arrives.

Extension modules that need a shared library are all here, since the library itself is not in a cell's root.
"""

import abc, array, ast, asyncio, base64, bisect, builtins, calendar, cmath, collections, collections.abc, concurrent.futures
import concurrent.futures.thread, contextlib, contextvars, copy, copyreg, csv, ctypes, dataclasses, datetime, decimal, difflib, enum, fractions, functools
import gc, hashlib, heapq, hmac, inspect, io, itertools, json, keyword, logging, math, multiprocessing, multiprocessing.synchronize, numbers
import multiprocessing.context, multiprocessing.pool, multiprocessing.popen_fork, multiprocessing.queues
import operator, os, pathlib, pickle, pprint, queue, random, re, reprlib, resource, secrets, select, selectors, shutil, signal, socket, sqlite3
import statistics, string, struct, subprocess, sys, tempfile, textwrap, threading, time, timeit, tokenize, traceback, types, typing, unicodedata
import urllib.parse, uuid, warnings, weakref, xml.etree.ElementTree, xml.parsers.expat, zlib, zoneinfo
import _bz2, _lzma, _ssl, _uuid, lzma, bz2
